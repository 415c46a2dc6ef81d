package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.LegalPeriod;
import org.opengeps.law.PriceFloor;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.OrganisationKind;

class RuleSetsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final Money TWO_BILLION = Money.won(2_000_000_000L);
  private static final String[] HASHES = {
    "kr-local-works 3c93f09b48a2b220b97686979baf3178b431378fbf681a0ef0f562a16846a6a4",
    "sandbox aee8a7aad057e8d368a9452d4038c1b3cc5b840f20654b5a2d9cdf9edd3b03e3",
    "sandbox-openssl 82a278282391133a1b0da58e87a968dab4de613e4838aae13f81f535923ba18a"
  };

  private final RuleSets sets = new RuleSets();

  @BeforeEach
  void load() {
    sets.load();
  }

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
    assertThat(sets.byHash(rules.hash())).isEqualTo(rules);
  }

  @Test
  void limitRateChangesWithTheNoticeDateNotWithToday() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.limitRate(JUNE_30, TWO_BILLION)).contains(Percent.of("86.745"));
    assertThat(rules.limitRate(JULY_1, TWO_BILLION)).contains(Percent.of("88.745"));
  }

  @Test
  void bandsOfAmountsIncludeTheirLowerBoundOnly() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.limitRate(JUNE_30, Money.won(999_999_999L))).contains(Percent.of("87.745"));
    assertThat(rules.limitRate(JUNE_30, Money.won(1_000_000_000L))).contains(Percent.of("86.745"));
    assertThat(rules.limitRate(JUNE_30, Money.won(4_999_999_999L))).contains(Percent.of("86.745"));
    assertThat(rules.limitRate(JUNE_30, Money.won(5_000_000_000L))).contains(Percent.of("85.495"));
    assertThat(rules.limitRate(JUNE_30, Money.won(30_000_000_000L))).isEmpty();
  }

  @Test
  void everyLimitRateFollowsFromTheScoreConstants() {
    for (RuleSet rules : sets.list()) {
      for (LocalDate date : new LocalDate[] {JUNE_30, JULY_1}) {
        for (long amount : new long[] {300, 1_000, 5_000, 10_000}) {
          Money estimated = Money.won(amount * 1_000_000);
          PriceScoreRow score = rules.priceScore(date, estimated).orElseThrow();
          var expected =
              score
                  .base()
                  .subtract(
                      new java.math.BigDecimal(100)
                          .subtract(score.passMark())
                          .divide(score.slope()))
                  .subtract(new java.math.BigDecimal("0.005"));
          assertThat(rules.limitRate(date, estimated).orElseThrow().value())
              .isEqualByComparingTo(expected);
        }
      }
    }
  }

  @Test
  void worksOfOneToFiveBillionScoreSeventyWithSlopeFour() {
    PriceScoreRow row = sets.get("kr-local-works").priceScore(JUNE_30, TWO_BILLION).orElseThrow();
    assertThat(row.points()).isEqualByComparingTo("70");
    assertThat(row.slope()).isEqualByComparingTo("4");
    assertThat(row.base()).isEqualByComparingTo("88");
    assertThat(row.passMark()).isEqualByComparingTo("95");
  }

  @Test
  void fifteenDaysLieWhollyBetweenTheDayOfNoticeAndTheDayOfClosing() {
    LegalPeriod period = sets.get("kr-local-works").noticePeriod(TWO_BILLION, false);
    Instant notice = Instant.parse("2025-06-09T14:59:59.999Z");
    assertThat(period.calendar().getDays()).isEqualTo(15);
    assertThat(period.earliestClosing(notice, SEOUL)).isEqualTo("2025-06-24T15:00:00Z");
  }

  @Test
  void kindOfPeriodFollowsTheAmount() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.noticePeriod(Money.won(999_999_999L), false).calendar().getDays())
        .isEqualTo(7);
    assertThat(rules.noticePeriod(Money.won(5_000_000_000L), false).calendar().getDays())
        .isEqualTo(40);
    assertThat(rules.noticePeriod(TWO_BILLION, true).calendar().getDays()).isEqualTo(5);
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
    assertThat(practice.noticePeriod(TWO_BILLION, false).exact()).isEqualTo(Duration.ofSeconds(5));
    assertThat(practice.draw()).isEqualTo(law.draw());
    assertThat(practice.limitRate(JULY_1, TWO_BILLION))
        .isEqualTo(law.limitRate(JULY_1, TWO_BILLION));
    assertThat(practice.proofOfEphemeral()).isEqualTo("required");
    assertThat(sets.get("sandbox-openssl").proofOfEphemeral()).isEqualTo("optional");
  }

  @Test
  void ninetyEightPercentRuleNamesItsThreshold() {
    PriceFloor floor = sets.get("kr-local-works").priceFloor(JULY_1).orElseThrow();
    assertThat(floor.rate()).isEqualTo(Percent.of("98.000"));
    assertThat(floor.estimatedPriceBelow()).isEqualTo(Money.won(10_000_000_000L));
    assertThat(sets.get("kr-local-works").priceFloor(LocalDate.of(2023, 7, 11))).isEmpty();
  }
}
