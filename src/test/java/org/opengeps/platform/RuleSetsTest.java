package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.law.Deadline;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.OrganisationKind;

class RuleSetsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final Money TWO_BILLION = Won.of(2_000_000_000L);
  private static final String[] HASHES = {
    "kr-local-works bf42515b72f7c148bca0d7dd5bdadec7567fb61b8652d6307c82342230bd37c9",
    "kr-local-quotation c7308946ae4a04ee86494b9bb7f06493d7052d6c0387e20576df82aebb367336",
    "kr-local-goods 881af6b5afbd26acef610bfef71caf5bd1692baccf4a7fae774ef608b54b48b1",
    "kr-local-services d65b89d4e3864beca69d5fbb5bf2777d0160d56e7102cbfd16b988ea57819f31",
    "sandbox 0fdc7ffe09d7fe7594b4f8fd8dafb2ba5915db04d3c9081325b3be2fafc8b29f",
    "sandbox-openssl 08b39d3eee57b89d9b8def97c9bf244305471d0b6d9261420f99a2fee2258993",
    "sandbox-quotation 817b3362173ca4b2e32dcd03cfe989ac02d6457137bdcb576576ab6cf72d08e2",
    "sandbox-goods 3838f58fb83240acf704f41d25bba65e0473ceeb7dd2a1c018d4f64a796fa941",
    "sandbox-services 88183b212f819ce588b7cd6ba58d738c85b0e9027ea6271e1abd229ba10426de"
  };

  private final RuleSets sets = RuleSets.carried();

  @Test
  void whoOverseesOutagesUnderTheLawIsNobodyUntilTheCodeIsEstablishedAndSomebodyInPractice() {
    assertThat(OrganisationKind.AGENCY.admits(overseer("kr-local-works"))).isFalse();
    assertThat(OrganisationKind.AGENCY.admits(overseer("sandbox"))).isTrue();
  }

  private String overseer(String rules) {
    return sets.get(rules).outage().declarers().oversight();
  }

  /** What a notice pinned once must come out of the parts for ever, or be a new version. */
  @Test
  void everyRuleSetIsToTheByteTheDocumentThatItWasBeforeItCameFromParts() throws IOException {
    for (RuleSet rules : sets.list()) {
      try (InputStream kept =
          getClass().getResourceAsStream("/rule-sets/" + rules.id() + ".json")) {
        assertThat(rules.json()).as(rules.id()).isEqualTo(JsonObject.parse(kept.readAllBytes()));
      }
    }
    assertThat(sets.list())
        .extracting(rules -> rules.id() + " " + rules.hash())
        .containsExactly(HASHES);
  }

  @Test
  void everyFileOfTheLawBelongsToARuleSet() throws Exception {
    Path rules = Path.of(getClass().getResource("/rules/index.json").toURI()).getParent();
    Set<String> named = new TreeSet<>(Set.of("index.json"));
    JsonObject index = JsonObject.parse(Files.readAllBytes(rules.resolve("index.json")));
    named.addAll(index.strings("calendars"));
    for (JsonObject entry : index.objects("ruleSets")) {
      named.addAll(entry.strings(entry.has("of") ? "overlays" : "parts"));
    }
    try (Stream<Path> files = Files.walk(rules)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> rules.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void hashIsOverTheCanonicalText() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.hash()).isEqualTo(Sha256.of(rules.canonicalJson()));
    assertThat(sets.byHash(rules.hash()).json()).isEqualTo(rules.json());
  }

  @Test
  void fifteenDaysLieWhollyBetweenTheDayOfNoticeAndTheDayOfClosing() {
    RuleSet rules = sets.get("kr-local-works");
    Deadline period = rules.noticePeriod(TWO_BILLION, false);
    Instant notice = Instant.parse("2025-06-09T14:59:59.999Z");
    assertThat(period.number()).isEqualTo(15);
    assertThat(rules.end(period, notice)).isEqualTo("2025-06-24T15:00:00Z");
  }

  @Test
  void kindOfPeriodFollowsTheAmount() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.noticePeriod(Won.of(999_999_999L), false).number()).isEqualTo(7);
    assertThat(rules.noticePeriod(Won.of(5_000_000_000L), false).number()).isEqualTo(40);
    assertThat(rules.noticePeriod(TWO_BILLION, true).number()).isEqualTo(5);
  }

  @Test
  void lawOfTheOldDaysGovernsNoNoticeHere() {
    assertThat(sets.findInForce("kr-local-works", LocalDate.of(2023, 7, 11))).isEmpty();
    assertThat(sets.findInForce("kr-local-works", LocalDate.of(2023, 7, 12))).isPresent();
    assertThatThrownBy(() -> sets.get("kr-mars")).hasMessageContaining("kr-mars");
  }

  @Test
  void sandboxIsTheSameLawWithSecondsForDays() {
    RuleSet law = sets.get("kr-local-works");
    RuleSet practice = sets.get("sandbox");
    assertThat(practice.isPractice()).isTrue();
    assertThat(law.isPractice()).isFalse();
    assertThat(practice.end(practice.noticePeriod(TWO_BILLION, false), Instant.EPOCH))
        .isEqualTo(Instant.EPOCH.plusSeconds(5));
    assertThat(practice.draw()).isEqualTo(law.draw());
    assertThat(practice.proofOfEphemeral()).isEqualTo("required");
    assertThat(sets.get("sandbox-openssl").proofOfEphemeral()).isEqualTo("optional");
  }
}
