package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

class FactKindTest {
  @Test
  void theProtocolListsEveryKindOfFactAsItIs() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/protocol.md")).stream()
            .filter(line -> line.matches("\\| `[a-z0-9-]+` \\| (entry|hidden leaf) \\|.*"))
            .filter(line -> !line.contains("`batch`"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(FactKind.values()).map(this::row).toList());
  }

  private String row(FactKind kind) {
    String document = kind.document().replaceAll("(opengeps/[a-z0-9-]+/1)", "`$1`");
    return "| `%s` | %s | %s | %s|"
        .formatted(
            kind.word(),
            kind.secret() ? "hidden leaf" : "entry",
            kind.subject().name().toLowerCase(Locale.ROOT),
            document.isEmpty() ? "" : document + " ");
  }

  @Test
  void everyKindOfFactIsThatOfAnEvent() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(Sha256.class.getProtectionDomain().getCodeSource().getLocation());
    Set<String> told =
        classes.stream()
            .filter(type -> type.isAssignableTo(DomainEvent.class) || isPartOfEvent(type.getName()))
            .flatMap(type -> type.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(FactKind.class))
            .map(access -> access.getTarget().getName())
            .collect(Collectors.toSet());
    assertThat(told).containsAll(Arrays.stream(FactKind.values()).map(FactKind::name).toList());
  }

  private static boolean isPartOfEvent(String name) {
    return name.endsWith("CeremonyStep$Step") || name.endsWith("Notice$Kind");
  }

  @Test
  void everyPublicKindHasItsNameInBothLanguages() {
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      ResourceBundle texts =
          ResourceBundle.getBundle("org.opengeps.portal.text.messages", language);
      assertThat(
              texts.keySet().stream()
                  .filter(key -> key.startsWith("log-kind."))
                  .map(key -> key.substring("log-kind.".length())))
          .as(language.toString())
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(LedgerEntry.BATCH),
                      Arrays.stream(FactKind.values())
                          .filter(kind -> !kind.secret())
                          .map(FactKind::word))
                  .toList());
    }
  }

  @Test
  void aWordIsFoundAndAnotherIsNone() {
    assertThat(FactKind.find("tender-closed")).contains(FactKind.TENDER_CLOSED);
    assertThat(FactKind.find("ceremony-round1")).contains(FactKind.CEREMONY_ROUND1);
    assertThat(FactKind.find("batch")).isEmpty();
  }
}
