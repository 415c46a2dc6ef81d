package org.opengeps.award.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Won;
import org.opengeps.law.OneQuote;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.DebarmentPeriod;

/** One quote by the figures of guidance no. 372, at and beside each border. */
class OneQuoteRulesTest {
  private static final OneQuote LAW =
      RuleSets.carried().get("kr-local-quotation").oneQuote().orElseThrow();
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest(name = "{0}, {1}, {2} won: {3}")
  @CsvSource(
      nullValues = "ok",
      textBlock =
          """
          small-amount, ordinary-goods, 20000000, ok
          small-amount, general-works, 1, ok
          small-amount, ordinary-services, 20000001, one-quote-limit.listed
          small-amount, ordinary-goods, 50000000, one-quote-limit.listed
          small-amount, ordinary-goods, 50000001, one-quote-limit
          small-amount, ordinary-goods, 0, one-quote-price.nothing
          womens-firm, specialised-works, 50000000, ok
          womens-firm, ordinary-goods, 50000001, one-quote-limit
          disabled-firm, other-works, 50000000, ok
          social-enterprise, ordinary-services, 50000000, ok
          social-cooperative, ordinary-services, 50000000, ok
          self-support-firm, ordinary-services, 50000000, ok
          village-firm, ordinary-goods, 50000001, one-quote-limit
          young-startup, ordinary-goods, 50000000, ok
          young-startup, general-works, 10000000, one-quote-ground
          patent, ordinary-goods, 10000000, one-quote-ground
          small-amount, academic-services, 10000000, one-quote-ground
          """)
  void aGroundCoversTheAmountsThatTheLawSays(
      String ground, String kind, long amount, String refused) {
    assertThat(
            key(
                GroundCoversTheAmount.judge(
                    new GroundCoversTheAmount.Facts(LAW, ground, kind, Won.of(amount)))))
        .isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void aPurchaseAboveEveryLimitIsSentToSmallQuotationsInBothLanguages() {
    Refusal refusal =
        GroundCoversTheAmount.judge(
                new GroundCoversTheAmount.Facts(
                    LAW, "small-amount", "ordinary-goods", Won.of(60_000_000)))
            .orElseThrow();
    assertThat(refusal.code()).isEqualTo("one-quote-limit");
    assertThat(refusal.korean()).contains("소액수의 견적");
    assertThat(refusal.english()).contains("Ask for small quotations");
  }

  @ParameterizedTest(name = "estimated {0}, exempt {1}, quoted {2}, contract {3}: {4}")
  @CsvSource(
      nullValues = "ok",
      textBlock =
          """
          20000000, false, 22000000, 22000000, ok
          20000000, false, 22000001, 22000000, one-quote-price.ceiling
          20000000, true, 20000000, 20000000, ok
          20000000, true, 20000001, 20000000, one-quote-price.ceiling
          20000000, false, 21000000, 21000001, one-quote-price.quote
          20000000, false, 21000000, 1, ok
          20000000, false, 21000000, 0, one-quote-price.nothing
          10000009, false, 11000009, 11000009, ok
          10000009, false, 11000010, 11000009, one-quote-price.ceiling
          """)
  void thePriceIsWithinTheQuoteAndTheQuoteWithinTheEstimateWithTax(
      long estimated, boolean exempt, long quoted, long amount, String refused) {
    Money ceiling = LAW.ceiling(Won.of(estimated), exempt);
    assertThat(
            key(
                PriceIsWithinTheQuote.judge(
                    new PriceIsWithinTheQuote.Facts(Won.of(amount), Won.of(quoted), ceiling))))
        .isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void everyGroundForExclusionOfTheKindIsConfirmedNotToHold() {
    List<String> goods = LAW.exclusions("ordinary-goods");
    assertThat(goods)
        .containsExactly(
            "insolvent",
            "debarred",
            "recent-grave-debarment",
            "recent-default",
            "recent-refusal",
            "office-relative",
            "clearly-unable");
    assertThat(LAW.exclusions("general-works"))
        .containsAll(goods)
        .contains("staff-missing", "disaster-works-full");
    List<String> declared = LAW.declared();
    assertThat(declared).containsExactly("integrity-pledge", "not-split");
    assertThat(examined(goods, declared)).isEmpty();
    assertThat(examined(goods.subList(1, goods.size()), declared))
        .contains("one-quote-checks.grounds");
    assertThat(examined(LAW.exclusions("general-works"), declared))
        .contains("one-quote-checks.grounds");
    assertThat(examined(goods, List.of("integrity-pledge")))
        .contains("one-quote-checks.declarations");
  }

  private static Optional<String> examined(List<String> confirmed, List<String> declared) {
    return key(
        CounterpartIsExamined.judge(
            new CounterpartIsExamined.Facts(
                LAW.exclusions("ordinary-goods"), confirmed, LAW.declared(), declared)));
  }

  @ParameterizedTest(name = "contract {0}, until {1}: {2}")
  @CsvSource(
      nullValues = "ok",
      textBlock =
          """
          2026-12-01, 2026-12-01, ok
          2026-11-30, 2026-12-31, one-quote-dates.contract
          2026-12-31, 2027-06-30, ok
          2027-01-01, 2027-06-30, one-quote-dates.contract
          2026-12-02, 2026-12-01, one-quote-dates.performance
          """)
  void theContractFollowsTheSignatures(LocalDate contract, LocalDate until, String refused) {
    assertThat(
            key(
                ContractFollowsTheSignatures.judge(
                    new ContractFollowsTheSignatures.Facts(TODAY, contract, until))))
        .isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void theFiguresAreThoseOfContractsFromTheGuidanceOn() {
    assertThat(LAW.governs(LocalDate.of(2026, 6, 30))).isFalse();
    assertThat(LAW.governs(LocalDate.of(2026, 7, 1))).isTrue();
    OneQuote practice = RuleSets.carried().get("sandbox-quotation").oneQuote().orElseThrow();
    assertThat(practice.governs(LocalDate.of(2020, 1, 1))).isTrue();
    assertThat(practice.grounds()).isEqualTo(LAW.grounds());
    assertThat(RuleSets.carried().get("kr-local-works").oneQuote()).isEmpty();
  }

  /** The day of the contract is 2026-12-10 in Seoul; somebody signs on the first. */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      nullValues = "ok",
      textBlock =
          """
          2026-11-01T00:00:00Z, 2026-12-01T01:00:00Z, ok
          2026-11-01T00:00:00Z, 2026-12-01T01:00:00.001Z, supplier-debarred.counterpart
          2026-12-01T01:00:00Z, 2027-12-01T00:00:00Z, supplier-debarred.counterpart
          2026-12-05T00:00:00Z, 2026-12-09T15:00:00Z, ok
          2026-12-05T00:00:00Z, 2026-12-09T15:00:00.001Z, supplier-debarred.counterpart
          2026-12-10T14:59:59.999Z, 2027-12-01T00:00:00Z, supplier-debarred.counterpart
          2026-12-10T15:00:00Z, 2027-12-01T00:00:00Z, ok
          """)
  void noFirmThatIsDebarredNowOrOnTheDayOfTheContract(Instant from, Instant until, String refused) {
    Optional<Refusal> judged =
        CounterpartIsNotDebarred.judge(
            new CounterpartIsNotDebarred.Facts(
                "1234567891",
                List.of(
                    new DebarmentPeriod(
                        new LocalText("가람시", "Garam City"),
                        new LocalText("담합", "Collusion"),
                        from,
                        until)),
                Instant.parse("2026-12-01T01:00:00Z"),
                Instant.parse("2026-12-09T15:00:00Z"),
                Instant.parse("2026-12-10T15:00:00Z")));
    assertThat(key(judged)).isEqualTo(Optional.ofNullable(refused));
    judged.ifPresent(refusal -> assertThat(refusal.korean()).contains("가람시: 담합"));
  }

  @Test
  void anotherOfficerOfTheSameAgencyApproves() {
    OrganisationId own = new OrganisationId("c0de0000-0000-4000-8000-000000000001");
    OrganisationId other = new OrganisationId("c0de0000-0000-4000-8000-000000000002");
    assertThat(DirectAwardIsBySecondOfficer.judge(false, own, own)).isEmpty();
    assertThat(key(DirectAwardIsBySecondOfficer.judge(true, own, own)))
        .contains("four-eyes.direct-award");
    assertThat(DirectAwardIsBySecondOfficer.judge(false, own, other))
        .map(Refusal::code)
        .contains("foreign-direct-award");
  }

  private static Optional<String> key(Optional<Refusal> refusal) {
    return refusal.map(Refusal::key);
  }
}
