package org.opengeps.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.protocol.log.Suspensions.NONE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.contract.ContractChoices;
import org.opengeps.contract.rules.TermsFollowTheLaw.Facts;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Won;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.log.Suspensions.Span;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.ContractTerms.Warranty;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

class TermsFollowTheLawTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Money SUM = Won.of(1_620_000_001L);
  private static final LocalText TEXT = new LocalText("특수조건", "");
  private static final RuleSet LAW = RuleSets.carried().get("kr-local-works");
  private static final ContractRules RULES = LAW.contract().orElseThrow();
  private static final Warranty THREE = new Warranty(Percent.of("3"), Won.of(48_600_001), 2);
  private static final Bond BOND = new Bond(Percent.of("10"), Won.of(162_000_001), null);
  private static final Delay DELAY = new Delay("works", Percent.of("0.05"), Percent.of("30"));

  @Test
  void theFiguresOfTheLawPass() {
    assertThat(judge(SUM, terms(BOND, THREE, DELAY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-03-31, 2026-03-31, -",
        "-,          2026-03-31, -",
        "-,          2026-03-30, contract-terms.dates",
        "2026-03-30, 2026-09-30, contract-terms.dates",
        "2026-04-02, 2026-04-01, contract-terms.dates",
      })
  void theDatesLieAhead(LocalDate from, LocalDate until, String refusal) {
    assertThat(judge(SUM, terms(from, until, BOND, Optional.of(THREE), DELAY)))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void theBondIsTenPercentAndAFractionOfAWonIsAWholeOne() {
    assertThat(judge(SUM, terms(new Bond(BOND.rate(), Won.of(162_000_000), null), THREE, DELAY)))
        .contains("contract-terms.bond");
    assertThat(judge(SUM, terms(new Bond(Percent.of("5"), Won.of(81_000_001), null), THREE, DELAY)))
        .contains("contract-terms.bond");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "50000000, small-sum, -",
        "50000001, small-sum, contract-terms.exempt",
        "50000001, public-body, -",
        "50000001, no-fear, -",
        "50000000, friendship, contract-terms.exempt",
      })
  void aPromiseIsEnoughOnGroundsOfTheDecreeAndOfSmallSums(long sum, String ground, String refusal) {
    Money amount = Won.of(sum);
    ContractChoices choices = choices(BusinessType.WORKS, amount);
    var bond = new Bond(choices.bond().rate(), choices.bond().amount(), ground);
    assertThat(judge(amount, terms(bond, choices.warranties().get(0), DELAY)))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "3, 48600001, 1, -",
        "3, 48600001, 10, -",
        "3, 48600001, 0, contract-terms.warranty",
        "3, 48600001, 11, contract-terms.warranty",
        "3, 48600000, 2, contract-terms.warranty",
        "2, 32400001, 2, -",
        "5, 81000001, 2, -",
        "6, 97200001, 2, contract-terms.warranty",
      })
  void theWarrantyHasARateOfTheRuleAndOneToTenYears(
      String rate, long amount, int years, String refusal) {
    var warranty = new Warranty(Percent.of(rate), Won.of(amount), years);
    assertThat(judge(SUM, terms(BOND, warranty, DELAY))).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"30000000, -", "30000001, contract-terms.no-warranty"})
  void worksUpToThirtyMillionNeedNone(long sum, String refusal) {
    Money amount = Won.of(sum);
    Bond bond = choices(BusinessType.WORKS, amount).bond();
    assertThat(judge(amount, terms(null, DAY, bond, Optional.empty(), DELAY)))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({
    "works, 0.05, 30",
    "works, 0.1, 30",
    "works, 0.05, 100",
    "goods, 0.08, 30",
  })
  void damagesOfWorksAreThoseOfWorks(String kind, String rate, String cap) {
    var delay = new Delay(kind, Percent.of(rate), Percent.of(cap));
    Optional<String> refusal =
        delay.equals(DELAY) ? Optional.empty() : Optional.of("contract-terms.delay");
    assertThat(judge(SUM, terms(BOND, THREE, delay))).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "WORKS, works 0.05",
    "GOODS, goods 0.08 goods-designed 0.05 services 0.13",
    "SERVICES, services 0.13 transport 0.25"
  })
  void eachKindOfBusinessHasTheDamagesOfTheRule(BusinessType type, String rates) {
    assertThat(
            choices(type, SUM).delays().stream()
                .map(delay -> delay.kind() + " " + delay.rate())
                .reduce((one, next) -> one + " " + next))
        .contains(rates);
  }

  @Test
  void beforeTheAmendmentOfWorksNoFigureIsKnown() {
    var facts = new Facts(RULES, BusinessType.WORKS, SUM, LocalDate.of(2023, 3, 6));
    assertThat(TermsFollowTheLaw.judge(facts, terms(BOND, THREE, DELAY)).map(Refusal::key))
        .contains("contract-terms.no-law");
  }

  @Test
  void bothHaveTenDaysAndTheSupplierThreeWorkingDaysAtLeast() {
    RuleSet dated = LAW.under(Holidays.of(LAW.json()));
    Instant tuesday = Instant.parse("2026-06-09T05:00:00Z");
    Instant end = SigningPeriod.end(dated, RULES, tuesday);
    assertThat(end).as("the tenth day is a Friday").isEqualTo("2026-06-19T15:00:00Z");
    assertThat(SigningPeriod.consentBy(dated, RULES, tuesday, tuesday.plusSeconds(60), NONE))
        .isEqualTo(end);
    Instant last = Instant.parse("2026-06-19T05:00:00Z");
    assertThat(SigningPeriod.consentBy(dated, RULES, tuesday, last, NONE))
        .as("sent on the last day")
        .isEqualTo("2026-06-24T15:00:00Z");
  }

  @Test
  void theAgencyHasThreeWorkingDaysFromTheConsent() {
    RuleSet dated = LAW.under(Holidays.of(LAW.json()));
    Instant friday = Instant.parse("2026-06-19T05:00:00Z");
    assertThat(SigningPeriod.confirmBy(dated, RULES, friday)).isEqualTo("2026-06-24T15:00:00Z");
  }

  @Test
  void aSuspensionPutsOffWhatRunsByAsLongAsItLasted() {
    RuleSet dated = LAW.under(Holidays.of(LAW.json()));
    Instant tuesday = Instant.parse("2026-06-09T05:00:00Z");
    Instant resumed = tuesday.plus(Duration.ofDays(2));
    var stood =
        new Suspensions(List.of(new Span(tuesday.plus(Duration.ofDays(1)), Optional.of(resumed))));
    assertThat(SigningPeriod.consentBy(dated, RULES, tuesday, tuesday.plusSeconds(60), stood))
        .as("sent before it: the contract cannot know")
        .isEqualTo("2026-06-19T15:00:00Z");
    assertThat(SigningPeriod.consentBy(dated, RULES, tuesday, resumed, stood))
        .as("sent when it is over")
        .isEqualTo("2026-06-20T15:00:00Z");
    var sent = new RunningTime(tuesday.plusSeconds(60), Instant.parse("2026-06-19T15:00:00Z"));
    assertThat(sent.end(stood)).contains(Instant.parse("2026-06-20T15:00:00Z"));
    assertThat(sent.isOver(stood, Instant.parse("2026-06-20T14:59:59.999Z"))).isFalse();
    assertThat(sent.isOver(stood, Instant.parse("2026-06-20T15:00:00Z"))).isTrue();
  }

  @Test
  void whileARoundStandsStillNoTimeRunsOut() {
    Instant from = Instant.parse("2026-06-09T05:00:00Z");
    var lasts = new Suspensions(List.of(new Span(from, Optional.empty())));
    var running = new RunningTime(from.minusSeconds(60), from.plusSeconds(60));
    assertThat(running.isOver(lasts, from.plus(Duration.ofDays(99)))).isFalse();
    assertThat(running.end(lasts)).isEmpty();
    var before = new RunningTime(from.minusSeconds(60), from);
    assertThat(before.isOver(lasts, from)).as("over when it began").isTrue();
  }

  @Test
  void aContractIsWrittenAfterTheSuspensionThatItFollows() {
    Instant from = Instant.parse("2026-06-09T05:00:00Z");
    Instant until = from.plusSeconds(60);
    var stood = new Suspensions(List.of(new Span(from, Optional.of(until))));
    assertThat(SigningPeriod.isFresh(stood, until, until.plusSeconds(900))).isTrue();
    assertThat(SigningPeriod.isFresh(stood, until, until.plusSeconds(901))).isFalse();
    assertThat(SigningPeriod.isFresh(stood, until.minusMillis(1), until)).isFalse();
    assertThat(SigningPeriod.isFresh(NONE, from, from.minusMillis(1))).isFalse();
  }

  private static ContractChoices choices(BusinessType type, Money sum) {
    return TermsFollowTheLaw.choices(new Facts(RULES, type, sum, DAY), TEXT).orElseThrow();
  }

  private static Optional<String> judge(Money sum, ContractTerms terms) {
    return TermsFollowTheLaw.judge(new Facts(RULES, BusinessType.WORKS, sum, DAY), terms)
        .map(Refusal::key);
  }

  private static ContractTerms terms(Bond bond, Warranty warranty, Delay delay) {
    return terms(null, DAY, bond, Optional.of(warranty), delay);
  }

  private static ContractTerms terms(
      LocalDate from, LocalDate until, Bond bond, Optional<Warranty> warranty, Delay delay) {
    return new ContractTerms(from, until, TEXT, Payment.ON_COMPLETION, bond, warranty, delay, TEXT);
  }
}
