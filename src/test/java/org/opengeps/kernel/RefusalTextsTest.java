package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.BidRefusals;
import org.opengeps.client.keyfile.KeyFault;
import org.opengeps.platform.upload.UploadRefusals;
import org.opengeps.protocol.file.FileNames;

/** Every refusal of the sources has a sentence in every language, with the values that it gives. */
class RefusalTextsTest {
  private static final RefusalSources SOURCES = RefusalSources.read();
  private static final Instant AT = Instant.parse("2026-12-01T01:00:00Z");

  /** Keys that are put together of a word while the program runs. */
  private static final int PUT_TOGETHER = 9;

  /** What these name is added where the refusal is passed on. */
  private static final Set<String> COMPLETED_ELSEWHERE =
      Set.of(
          "industry-unlisted",
          "industry-unlisted.registration",
          "region-unlisted",
          "region-unlisted.registration",
          "opening-time",
          "opening-time.earliest",
          "not-due.closes",
          "not-due.lapses",
          "not-found",
          "http-400",
          "http-405",
          "http-406",
          "http-415",
          "http-error");

  @Test
  void bothLanguagesHaveTheSameKeysInTheSameOrder() throws IOException {
    assertThat(keys("ko")).isEqualTo(keys("en")).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void bothLanguagesNameTheSameValues() {
    for (String key : RefusalTexts.ENGLISH.keys()) {
      assertThat(RefusalTexts.KOREAN.placeholders(key))
          .as(key)
          .isEqualTo(RefusalTexts.ENGLISH.placeholders(key));
    }
  }

  @Test
  void everySentenceIsInItsLanguageAndEndsAsOne() {
    for (String key : RefusalTexts.ENGLISH.keys()) {
      Refusal refusal = Refusal.of(key);
      assertThat(refusal.korean()).as(key).containsPattern("[가-힣]");
      assertThat(refusal.english()).as(key).doesNotContainPattern("[가-힣]").matches(".*[.}]");
    }
  }

  @Test
  void everyRefusalOfTheSourcesHasASentence() {
    assertThat(made()).isNotEmpty();
    assertThat(made().stream().filter(key -> !RefusalTexts.ENGLISH.keys().contains(key)))
        .as("keys without a text")
        .isEmpty();
  }

  @Test
  void everySentenceBelongsToARefusalOfTheSources() {
    Set<String> idle = new TreeSet<>(RefusalTexts.ENGLISH.keys());
    idle.removeAll(made());
    assertThat(idle).as("texts of refusals that nothing makes").isEmpty();
  }

  @Test
  void everySentenceNamesExactlyTheValuesThatTheRefusalGives() {
    for (RefusalSources.Made one : SOURCES.all()) {
      String key = one.key().orElse("");
      if (RefusalTexts.ENGLISH.keys().contains(key) && !COMPLETED_ELSEWHERE.contains(key)) {
        assertThat(one.arguments())
            .as(key + " in " + one.type())
            .isEqualTo(RefusalTexts.ENGLISH.placeholders(key));
      }
    }
  }

  @Test
  void whatIsPutTogetherWhileTheProgramRunsIsNotAddedTo() {
    assertThat(SOURCES.all().stream().filter(one -> one.key().isEmpty()).map(one -> one.type()))
        .as("say the key as a text or a constant, so that these tests can find it")
        .hasSizeLessThanOrEqualTo(PUT_TOGETHER);
  }

  @Test
  void noSourceMakesARefusalWithoutAKey() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(RefusalTextsTest::constructs).map(file -> file.getFileName() + ""))
          .containsExactlyInAnyOrder("Refusal.java", "RefusalJson.java");
    }
  }

  private static boolean constructs(Path file) {
    try {
      return file.toString().endsWith(".java") && Files.readString(file).contains("new Refusal(");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void valuesAreShownAsTheirKindAsks() {
    Refusal late = late(AT.plusSeconds(1));
    assertThat(late.korean())
        .startsWith("2026-12-01 10:00:00 (+09:00)에 마감되어 2026-12-01 10:00:01 (+09:00)에");
    assertThat(late.english()).contains("The deadline, 2026-12-01 10:00:00 (+09:00), had passed");
    assertThat(late(AT.plusMillis(3)).english()).contains("arrived at 2026-12-01 10:00:00.003 (");
    assertThat(Refusal.of("files-large").with("most", 1_048_576).english()).contains("1,048,576");
    assertThat(Refusal.of("files-large").with("most", new BigDecimal("1234.50")).english())
        .contains("1,234.50");
    Money money = new Money(new BigDecimal(1_500_000), new CurrencyUnit("KRW", 0));
    assertThat(Refusal.of("files-large").with("most", money).english()).contains("KRW 1,500,000");
    assertThat(Refusal.of("files-large").with("most", money).korean()).contains("1,500,000원");
  }

  @Test
  void periodsAreShownInTheLanguage() {
    Refusal length = length("P1M", "P2Y");
    assertThat(length.korean()).contains("1개월 이상 2년 이하");
    assertThat(length.english()).contains("at least 1 months and at most 2 years");
    assertThat(length("PT5S", "P3D").english()).contains("5 seconds", "3 days");
    assertThat(length("PT90M", "PT24H").english()).contains("90 minutes", "24 hours");
    assertThat(length("P3WD", "PT24H").korean()).contains("3근무일 이상 24시간 이하");
    assertThat(length("P3WD", "PT3D").english()).contains("3 working days", "PT3D");
  }

  private static Refusal length(String shortest, String longest) {
    return Refusal.of("sanction-length")
        .with("shortest", new Argument.Value(Argument.Kind.PERIOD, shortest))
        .with("longest", new Argument.Value(Argument.Kind.PERIOD, longest));
  }

  @Test
  void aValueCannotBringItsOwnPlaceholders() {
    assertThat(Refusal.of("person-unknown").with("person", "{person} $1 \\").english())
        .startsWith("Nobody is registered as {person} $1 \\.");
  }

  @Test
  void theReasonStandsInTheSentenceAndOtherFindingsBehindIt() {
    Refusal all =
        Refusal.of("winner-debarred").with("because", Refusal.of("busy")).with("field", "lots");
    assertThat(all.english()).startsWith("lots: The winner may not").contains("Many requests wait");
    assertThat(Refusal.of("late").with("field", "a").with("also1", Refusal.of("busy")).english())
        .startsWith("a: The deadline had passed")
        .contains(" | Many requests wait");
  }

  @Test
  void aRefusalOfANewerProgramIsShownAsCodeAndValues() {
    Refusal later = Refusal.of("from-the-future.new").with("count", 2000).with("name", "한글");
    assertThat(later.english()).contains("from-the-future.new (count: 2,000; name: 한글)");
    assertThat(later.korean()).contains("from-the-future.new (count: 2,000; name: 한글)");
  }

  private static Refusal late(Instant receivedAt) {
    return Refusal.of("late.by").with("receivedAt", receivedAt).with("closesAt", AT);
  }

  private static Set<String> made() {
    Set<String> made = new TreeSet<>();
    SOURCES.all().forEach(one -> one.key().ifPresent(made::add));
    Arrays.stream(BidRefusals.values()).forEach(one -> made.add(one.code()));
    Arrays.stream(UploadRefusals.values()).forEach(one -> made.add(one.code()));
    Arrays.stream(KeyFault.values()).forEach(one -> made.add(one.code()));
    Arrays.stream(PlainText.Flaw.values()).forEach(one -> made.add(one.refusal("title").key()));
    Arrays.stream(FileNames.Fault.values()).forEach(one -> made.add("file-" + one.code()));
    Stream.of("closes-at", "opens-at", "latest-opening")
        .forEach(one -> made.add("notice-earlier." + one));
    return made;
  }

  private static List<String> keys(String language) throws IOException {
    Path file =
        Path.of("src/main/resources/org/opengeps/kernel/refusals_" + language + ".properties");
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#") && !line.isEmpty()) {
        keys.add(line.substring(0, line.indexOf('=')).toLowerCase(Locale.ROOT));
      }
    }
    return keys.stream().collect(Collectors.toList());
  }
}
