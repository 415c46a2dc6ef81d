package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code with which something is refused is asserted by a test. The codes are those that have a
 * sentence; {@link RefusalTextsTest} holds the sentences to the sources.
 */
class RefusalCodesTest {
  /**
   * Texts first: what looks like a comment inside of one is none. Signs of a text are taken without
   * turning back, because else a long one ends the stack.
   */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\""
              + "|'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'"
              + "|`.*?`|/\\*.*?\\*/|//[^\\n]*");

  private static final Pattern QUOTED =
      Pattern.compile("[\"'](?:\\d{3} )?([a-z][a-z0-9-]*)(?=[\"'])");

  /** As a test writes it: {@code NoticeOrder.BROKEN}. */
  private static final Pattern CONSTANT = Pattern.compile("\\b(\\w+\\.[A-Z][A-Z_]*)\\b");

  /** Every code has a case by now. */
  private static final int MOST_WITHOUT_CASE = 0;

  @Test
  void everyCodeOfARefusalIsAssertedByATest() {
    Set<String> missing = new TreeSet<>(missing());
    missing.removeAll(Set.copyOf(withoutCase()));
    assertThat(missing).as("codes of refusals that no test asserts").isEmpty();
  }

  @Test
  void theListOfCodesWithoutACaseOnlyGetsShorter() {
    Set<String> covered = new TreeSet<>(withoutCase());
    covered.removeAll(missing());
    assertThat(covered).as("have a case now, or are gone: strike them off").isEmpty();
  }

  @Test
  void theListOfCodesWithoutACaseIsNotAddedTo() {
    assertThat(withoutCase()).hasSizeLessThanOrEqualTo(MOST_WITHOUT_CASE);
  }

  @Test
  void theCodesAreFoundWhereverTheyAreWritten() {
    assertThat(codes().keySet())
        .as("a text, a constant, a word of each list, a word of the doors")
        .contains(
            "four-eyes", "picks-invalid", "late", "upload-hash", "key-password-wrong", "busy");
  }

  private static Set<String> missing() {
    String tests =
        texts(Path.of("src/test/java"), ".java")
            + texts(Path.of("src/main/frontend/test"), ".mjs")
            + texts(Path.of("src/test/resources/cases"), ".json");
    Set<String> quoted = found(QUOTED, tests);
    Set<String> named = found(CONSTANT, tests);
    Set<String> missing = new TreeSet<>();
    codes()
        .forEach(
            (code, names) -> {
              if (!quoted.contains(code) && names.stream().noneMatch(named::contains)) {
                missing.add(code);
              }
            });
    return missing;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toSet());
  }

  /** The codes, each with the names of its constants as a test would write them. */
  private static Map<String, Set<String>> codes() {
    RefusalSources sources = RefusalSources.read();
    Map<String, Set<String>> codes = new TreeMap<>();
    RefusalTexts.ENGLISH.keys().stream()
        .map(key -> Refusal.of(key).code())
        .forEach(code -> codes.computeIfAbsent(code, sources::namesOf));
    ofTheServer().forEach(code -> codes.computeIfAbsent(code, sources::namesOf));
    return codes;
  }

  /** What the build lists for the OpenAPI document: findings and what the doors say, too. */
  private static List<String> ofTheServer() {
    try {
      return Files.readAllLines(Path.of("target/generated-resources/openapi/refusal-codes.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sources without comments, by the simple name of their type. */
  private static Map<String, String> sources(Path folder, Predicate<String> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> sources = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.test(file.toString()))
          .filter(file -> !file.getFileName().toString().matches("Refusal(Codes|Texts)Test.java"))
          .forEach(file -> sources.put(name(file, sources.keySet()), read(file)));
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String texts(Path folder, String ending) {
    return String.join("\n", sources(folder, name -> name.endsWith(ending)).values());
  }

  private static String name(Path file, Collection<String> taken) {
    String name = file.getFileName().toString().replaceAll("\\..*", "");
    return taken.contains(name) ? file.toString() : name;
  }

  private static String read(Path file) {
    try {
      return TEXT_OR_COMMENT
          .matcher(Files.readString(file))
          .replaceAll(
              found ->
                  found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What no test asserts yet. */
  private static List<String> withoutCase() {
    try {
      return Files.readAllLines(Path.of("src/test/resources/refusals/without-case.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
