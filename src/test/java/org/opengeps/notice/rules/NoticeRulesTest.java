package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Won;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.notice.Quotations;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

class NoticeRulesTest {
  private static final RuleSets SETS = RuleSets.carried();
  private static final RuleSet LAW = SETS.get("kr-local-works");

  private static RuleSets loaded() {
    return RuleSets.carried();
  }

  private static List<String> codes(UnaryOperator<JsonBuilder> change) {
    return codes(change, Drafts.NOTICED);
  }

  private static List<String> codes(UnaryOperator<JsonBuilder> change, Instant at) {
    Draft draft = Draft.from(change.apply(Drafts.works()).build());
    return codes(new NoticeFacts(draft, LAW, AwardMethods.ALL, at, Optional.empty(), Map.of()));
  }

  private static List<String> codes(NoticeFacts facts) {
    return NoticeRules.check(facts).stream().map(Finding::code).toList();
  }

  @Test
  void theCaseOfJune2025SatisfiesEveryRule() {
    assertThat(codes(draft -> draft)).isEmpty();
    assertThat(codes(draft -> Sections.with(draft, "award", Drafts.screening("0", "86.745"))))
        .isEmpty();
  }

  /** The case of June 2025 published once more, eight days before its closing. */
  private static List<String> again(UnaryOperator<JsonBuilder> change, boolean failed) {
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    JsonBuilder later = Drafts.works().put("follows", before.ref().toString());
    Draft draft = Draft.from(change.apply(later).build());
    Instant at = draft.terms().closesAt().minus(Duration.ofDays(8));
    return codes(
        new NoticeFacts(draft, LAW, AwardMethods.ALL, at, Optional.empty(), Map.of())
            .after(before, failed ? Set.of("0") : Set.of()));
  }

  @Test
  void aReNoticeStandsForTheShorterTimeOnlyIfTheEarlierTenderFailed() {
    assertThat(again(draft -> draft, true)).isEmpty();
    assertThat(again(draft -> draft, false)).containsExactly("period-too-short");
  }

  @Test
  void afterAFailurePriceAndConditionsStayAndOnlyTimesAndTextsChange() {
    assertThat(again(draft -> draft.replace("title", Drafts.text("재공고", "Again")), true)).isEmpty();
    assertThat(again(draft -> Sections.with(draft, "price", "estimatedAmount", "1634482728"), true))
        .contains("renotice-changed");
    assertThat(
            again(
                draft ->
                    draft.replace(
                        "eligibility",
                        JsonObject.builder()
                            .put("industries", List.of("0002"))
                            .put("regions", List.of())
                            .build()),
                true))
        .contains("renotice-changed");
    assertThat(
            again(draft -> Sections.with(draft, "price", "estimatedAmount", "1634482728"), false))
        .doesNotContain("renotice-changed");
  }

  @Test
  void aLotThatDidNotFailComesNotOnceMoreWithOneThatDid() {
    JsonObject failed = Drafts.lot("1634482727", "1797931000");
    UnaryOperator<JsonBuilder> two = draft -> draft.replace("lots", List.of(failed, failed));
    assertThat(again(two, true)).contains("renotice-changed");
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    Draft draft = Draft.from(Drafts.works().put("follows", before.ref().toString()).build());
    NoticeFacts facts =
        new NoticeFacts(draft, LAW, AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of());
    assertThat(codes(facts.after(before, Set.of("0")))).doesNotContain("renotice-changed");
    assertThat(codes(facts.after(before, Set.of("1")))).contains("renotice-changed");
  }

  @Test
  void aDraftWithoutKoreanTitleIsToldSo() {
    assertThat(codes(draft -> draft.replace("title", Drafts.text(" ", "Hall"))))
        .containsExactly("title-missing");
    assertThat(codes(draft -> draft.replace("title", Drafts.text("위판장", "")))).isEmpty();
  }

  @Test
  void theLimitRateOfAnotherYearIsRefused() {
    assertThat(codes(draft -> Sections.with(draft, "award", Drafts.screening("0", "88.745"))))
        .containsExactly("limit-rate-wrong");
  }

  @Test
  void anAmountWithoutLimitRateIsRefused() {
    assertThat(
            codes(
                draft ->
                    Sections.with(
                        Sections.with(draft, "price", "estimatedAmount", "30000000000"),
                        "price",
                        "baseAmount",
                        "33000000000")))
        .contains("no-limit-rate");
  }

  @Test
  void aNoticeMayLeaveTheBaseAmountOpenWithAllThatIsPartOfIt() {
    assertThat(codes(Drafts::withoutBaseAmount)).isEmpty();
    assertThat(
            codes(
                draft ->
                    Sections.with(
                        Drafts.withoutBaseAmount(draft), "award", "costSum", Drafts.COST_SUM)))
        .containsExactly("amounts-wrong");
    assertThat(
            codes(
                draft ->
                    Sections.with(Drafts.withoutBaseAmount(draft), "award", "deductibleA", "1")))
        .containsExactly("amounts-wrong");
  }

  /** Closing on 24 June in Seoul: until the end of the 19th. */
  private static final Instant FIVE_DAYS_BEFORE = Instant.parse("2025-06-19T15:00:00Z");

  private static List<String> baseAmount(UnaryOperator<JsonBuilder> change, Instant at) {
    return baseAmount(Drafts.withoutBaseAmount(Drafts.works()), change, at, false);
  }

  private static List<String> baseAmount(
      JsonBuilder before, UnaryOperator<JsonBuilder> change, Instant at, boolean awaited) {
    Notice notice = Notices.of(before.build(), Drafts.NOTICED);
    JsonBuilder order = Drafts.baseAmount(Drafts.works(), notice.ref().toString());
    Draft draft = Draft.from(change.apply(order).build());
    return codes(
        new NoticeFacts(draft, LAW, AwardMethods.ALL, at, Optional.of(notice), Map.of(), awaited));
  }

  @Test
  void theBaseAmountIsSaidAtLeastFiveDaysBeforeTheClosing() {
    assertThat(baseAmount(draft -> draft, FIVE_DAYS_BEFORE.minusMillis(1))).isEmpty();
    assertThat(baseAmount(draft -> draft, FIVE_DAYS_BEFORE)).containsExactly("base-amount-late");
  }

  @Test
  void aCorrectionLeavesTimeToSayTheBaseAmount() {
    Notice notice = Notices.of(Drafts.withoutBaseAmount(Drafts.works()).build(), Drafts.NOTICED);
    Instant closes = Drafts.CLOSES.plus(Duration.ofDays(5));
    Draft draft =
        Draft.from(
            Drafts.correction(
                    Drafts.withoutBaseAmount(
                        Drafts.works("kr-local-works", null, closes, closes.plusSeconds(3600))),
                    notice.ref().toString())
                .build());
    Instant late = FIVE_DAYS_BEFORE.plus(Duration.ofDays(5));
    assertThat(
            codes(
                new NoticeFacts(
                    draft, LAW, AwardMethods.ALL, late, Optional.of(notice), Map.of(), true)))
        .containsExactly("base-amount-late", "closing-holiday");
  }

  @Test
  void aCorrectionDoesNotSayTheBaseAmountThatWasLeftOpen() {
    Notice notice = Notices.of(Drafts.withoutBaseAmount(Drafts.works()).build(), Drafts.NOTICED);
    Instant closes = Drafts.CLOSES.plus(Duration.ofDays(7));
    Draft draft =
        Draft.from(
            Drafts.correction(
                    Drafts.works("kr-local-works", null, closes, closes.plusSeconds(3600)),
                    notice.ref().toString())
                .build());
    assertThat(
            codes(
                new NoticeFacts(
                    draft, LAW, AwardMethods.ALL, Drafts.NOTICED, Optional.of(notice), Map.of())))
        .containsExactly("base-amount-apart");
  }

  @Test
  void anOrderThatSaysTheBaseAmountSaysNothingElse() {
    Instant at = Drafts.NOTICED.plusSeconds(60);
    assertThat(baseAmount(draft -> draft.replace("title", Drafts.text("다른 공사", "Other")), at))
        .containsExactly("base-amount-only");
    assertThat(baseAmount(draft -> draft.replace("closesAt", "2025-06-24T07:00:01.000Z"), at))
        .containsExactly("base-amount-only");
    assertThat(
            baseAmount(draft -> Sections.with(draft, "price", "estimatedAmount", "1634482728"), at))
        .containsExactly("base-amount-only");
    assertThat(baseAmount(draft -> draft.put("bidsAlreadySealed", "keep"), at))
        .containsExactly("base-amount-only");
    assertThat(baseAmount(draft -> Sections.with(draft, "price", "baseAmount", null), at))
        .contains("amounts-wrong");
    assertThat(baseAmount(draft -> Sections.with(draft, "award", "costSum", null), at))
        .containsExactly("cost-sum-missing");
  }

  @Test
  void aBaseAmountThatStandsIsNotSaidAgainAndOneIsNotSaidBeforeTimesThatAnOutageLeftOpen() {
    Instant at = Drafts.NOTICED.plusSeconds(60);
    assertThat(baseAmount(Drafts.works(), draft -> draft, at, false))
        .containsExactly("base-amount-said");
    assertThat(baseAmount(Drafts.withoutBaseAmount(Drafts.works()), draft -> draft, at, true))
        .containsExactly("base-amount-awaits-times");
  }

  @Test
  void dollarsAreRefused() {
    assertThat(codes(draft -> Sections.with(draft, "price", dollars()))).contains("currency-wrong");
  }

  private static JsonObject dollars() {
    return JsonObject.builder()
        .put("currency", new CurrencyUnit("USD", 2))
        .put("estimatedAmount", "1634482727.00")
        .put("baseAmount", "1797931000.00")
        .build();
  }

  @Test
  void wonWithDecimalsAreNone() {
    JsonObject decimals =
        dollars().toBuilder().replace("currency", Currencies.toJson(Won.KRW)).build();
    assertThatThrownBy(() -> codes(draft -> Sections.with(draft, "price", decimals)))
        .hasMessageContaining("price.estimatedAmount");
  }

  @Test
  void aBodyOfAnotherLawIsRefusedAndOneOfTheSameLawMayNeedWhatAnotherAgencyPublishes() {
    assertThat(codes(draft -> draft.put("demandingBody", body("central-government"))))
        .containsExactly("demanding-body-other-law");
    assertThat(codes(draft -> draft.put("demandingBody", body("local-education")))).isEmpty();
  }

  private static JsonObject body(String kind) {
    return new NoticeTerms.DemandingBody(null, new LocalText("진주교육지원청", ""), kind).toJson();
  }

  @ParameterizedTest
  @CsvSource({
    "진주교육지원청, 7000001, , ",
    "진주교육지원청, , , ",
    "' ', 7000001, 'demanding-body-nameless', demandingBody",
    "진주교육지원청, '7000001 ', 'demanding-body-code', demandingBody.code",
    "진주교육지원청, 교육지원청, 'demanding-body-code', demandingBody.code"
  })
  void aDemandingBodyHasANameAndACodeOfLettersAndDigits(
      String name, String code, String wrong, String field) {
    var body = new NoticeTerms.DemandingBody(code, new LocalText(name, ""), "local-education");
    assertThat(findings(draft -> draft.put("demandingBody", body.toJson())))
        .isEqualTo(wrong == null ? "" : wrong + " " + field);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, 'cost-sum-missing'",
        "0, 'amounts-wrong'",
        "1797931000, null",
        "1797931001, 'amounts-wrong'",
        "'1,000', 'amounts-wrong'"
      })
  void whereTheNinetyEightPercentRuleCanHoldTheDraftSaysTheCostSum(String sum, String wrong) {
    assertThat(findings(draft -> Sections.with(draft, "award", "costSum", sum)))
        .isEqualTo(wrong == null ? "" : wrong + " lots[0].award.costSum");
  }

  @Test
  void whereItCannotHoldTheCostSumIsLeftOut() {
    Instant later = Drafts.CLOSES.plus(Duration.ofDays(42));
    UnaryOperator<JsonBuilder> large =
        draft ->
            Sections.with(
                Sections.with(
                    draft
                        .replace("closesAt", JsonValues.time(later))
                        .replace("opensAt", JsonValues.time(later.plusSeconds(3600))),
                    "price",
                    "estimatedAmount",
                    "11000000000"),
                "price",
                "baseAmount",
                "12100000000");
    assertThat(findings(large)).isEqualTo("cost-sum-unused lots[0].award.costSum");
    assertThat(findings(draft -> Sections.with(large.apply(draft), "award", "costSum", null)))
        .isEmpty();
  }

  private static String findings(UnaryOperator<JsonBuilder> change) {
    Draft draft = Draft.from(change.apply(Drafts.works()).build());
    NoticeFacts facts =
        new NoticeFacts(draft, LAW, AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of());
    return NoticeRules.check(facts).stream()
        .map(finding -> finding.code() + " " + finding.field())
        .collect(Collectors.joining(", "));
  }

  @Test
  void goodsAreNotWorks() {
    assertThat(codes(draft -> Sections.with(draft, "business", "type", "goods")))
        .containsExactly("procedure-not-covered", "cost-sum-unused");
  }

  /** Noticed on 1 July 2026, closing eight days later. */
  private static List<Finding> purchase(String rules, String type, String kind, String closesAt) {
    JsonBuilder terms =
        Drafts.works(
                rules, null, Instant.parse(closesAt), Instant.parse(closesAt).plusSeconds(3600))
            .replace("business", JsonObject.builder().put("type", type).put("kind", kind).build())
            .replace("lots", List.of(Quotations.lot("180000000", "198000000")));
    return NoticeRules.check(
        new NoticeFacts(
            Draft.from(terms.build()),
            SETS.get(rules),
            AwardMethods.ALL,
            Instant.parse("2026-07-01T02:00:00Z"),
            Optional.empty(),
            Map.of()));
  }

  @Test
  void goodsAndTechnicalServicesAreNoticedForSevenDays() {
    String inTime = "2026-07-09T07:00:00Z";
    assertThat(purchase("kr-local-goods", "goods", "ordinary-goods", inTime)).isEmpty();
    assertThat(purchase("kr-local-services", "services", "academic-services", inTime)).isEmpty();
    assertThat(purchase("kr-local-goods", "goods", "ordinary-goods", "2026-07-08T07:00:00Z"))
        .extracting(Finding::code)
        .containsExactly("period-too-short");
  }

  @Test
  void generalServicesAreNotCoveredByTheScreeningAndAreToldWhereToGo() {
    assertThat(
            purchase("kr-local-services", "services", "ordinary-services", "2026-07-09T07:00:00Z"))
        .extracting(one -> one.code() + " " + one.field())
        .containsExactly(
            "procedure-not-covered business.kind",
            "kind-not-screened lots[0].price.estimatedAmount");
  }

  @ParameterizedTest
  @CsvSource({
    "kr-local-works, open, small-quotation, award.method",
    "kr-local-works, direct, qualification-screening, competition.method",
    "kr-local-works, direct, small-quotation, competition.method",
    "kr-local-quotation, direct, qualification-screening, award.method",
    "kr-local-quotation, open, qualification-screening, competition.method",
    "kr-local-quotation, open, small-quotation, competition.method",
    "kr-local-works, open, beauty-contest, award.method"
  })
  void methodsThatTheRuleSetHasNoLawForAreAFindingAndAreNotAsked(
      String rules, String competition, String award, String field) {
    JsonObject method = JsonObject.builder().put("method", award).build();
    JsonBuilder terms = Sections.with(Drafts.works(), "competition", "method", competition);
    Draft draft = Draft.from(terms.replace("award", method).build());
    NoticeFacts facts =
        new NoticeFacts(
            draft, SETS.get(rules), AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of());
    assertThat(NoticeRules.check(facts))
        .extracting(one -> one.code() + " " + one.field())
        .containsExactly("procedure-not-covered " + field);
    assertThat(facts.completed()).isEqualTo(draft.terms());
  }

  @Test
  void theEstimatedAmountIsNotAboveTheBaseAmount() {
    assertThat(codes(draft -> Sections.with(draft, "price", "estimatedAmount", "1797931000")))
        .isEmpty();
    assertThat(codes(draft -> Sections.with(draft, "price", "estimatedAmount", "1797931001")))
        .containsExactly("amounts-wrong");
    assertThat(codes(draft -> Sections.with(draft, "award", Drafts.screening("1797931000", null))))
        .containsExactly("amounts-wrong");
  }

  @Test
  void whatTheAwardMethodDoesNotAskForOrCannotReadIsNamedWithItsField() {
    assertThat(findings(Drafts.screening("0", null).toBuilder().put("가산점", "3").build()))
        .containsExactly("award-member-unknown" + " lots[0].award.가산점");
    assertThat(findings(Drafts.screening("1,000", null)))
        .containsExactly("amounts-wrong lots[0].award.deductibleA");
    assertThat(findings(Drafts.screening("0", "86,745")))
        .containsExactly("limit-rate-wrong lots[0].award.limitRate");
  }

  private static List<String> findings(JsonObject award) {
    Draft draft = Draft.from(Sections.with(Drafts.works(), "award", award).build());
    NoticeFacts facts =
        new NoticeFacts(draft, LAW, AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of());
    return NoticeRules.check(facts).stream().map(one -> one.code() + " " + one.field()).toList();
  }

  @Test
  void aBaseAmountStandsIfAndOnlyIfPricesAreDrawn() {
    assertThat(codes(draft -> Sections.with(draft, "price", "baseAmount", null)))
        .contains("amounts-wrong");
    RuleSet plain = RuleSet.of(LAW.json().toBuilder().remove("draw").build()).under(LAW.calendar());
    Draft draft = Draft.from(Drafts.works().build());
    assertThat(
            codes(
                new NoticeFacts(
                    draft, plain, AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of())))
        .contains("base-amount-unused");
  }

  @Test
  void fifteenDaysMustLieBetweenNoticeAndClosing() {
    Instant lastMinute = Instant.parse("2025-06-08T14:59:59.999Z");
    Instant nextDay = Instant.parse("2025-06-08T15:00:00Z");
    assertThat(codes(draft -> draft, lastMinute)).isEmpty();
    assertThat(codes(draft -> draft, nextDay)).containsExactly("period-too-short");
  }

  @Test
  void receiptMayStartWithTheNoticeButNotAMillisecondBefore() {
    Instant at = Drafts.NOTICED;
    assertThat(codes(draft -> draft.replace("receiptOpensAt", text(at)))).isEmpty();
    assertThat(codes(draft -> draft.replace("receiptOpensAt", text(at.minusMillis(1)))))
        .containsExactly("receipt-too-early");
  }

  @Test
  void receiptStaysOpenForFortyEightHoursToTheMillisecond() {
    Instant latest = Drafts.CLOSES.minusSeconds(48 * 3600);
    assertThat(codes(draft -> draft.replace("receiptOpensAt", text(latest)))).isEmpty();
    assertThat(codes(draft -> draft.replace("receiptOpensAt", text(latest.plusMillis(1)))))
        .containsExactly("window-too-short");
  }

  @Test
  void theClosingLiesBetweenTenAndFive() {
    assertThat(closing("2025-06-24T00:59:59.999Z")).containsExactly("closing-hours");
    assertThat(closing("2025-06-24T01:00:00.000Z")).isEmpty();
    assertThat(closing("2025-06-24T08:00:00.000Z")).isEmpty();
    assertThat(closing("2025-06-24T08:00:00.001Z")).containsExactly("closing-hours");
  }

  @Test
  void theClosingIsNotOnSaturdayOrAPublicHoliday() {
    assertThat(closing("2025-06-28T07:00:00.000Z")).containsExactly("closing-holiday");
    assertThat(closing("2025-08-15T07:00:00.000Z")).containsExactly("closing-holiday");
    assertThat(closing("2028-01-04T07:00:00.000Z")).containsExactly("calendar-ends");
  }

  @Test
  void theOpeningIsExactlyOneHourAfterTheClosing() {
    Instant lawful = Drafts.CLOSES.plusSeconds(3600);
    for (Instant wrong : List.of(lawful.minusMillis(1), lawful.plusMillis(1))) {
      assertThat(codes(draft -> draft.replace("opensAt", text(wrong))))
          .containsExactly("opening-time");
    }
  }

  @Test
  void inPracticeTheOpeningMayComeSecondsAfterTheClosingOrLater() {
    RuleSet practice = SETS.get("sandbox");
    Instant closes = Drafts.NOTICED.plusSeconds(5);
    for (int seconds : new int[] {2, 3, 600}) {
      Draft draft =
          Draft.from(Drafts.works("sandbox", null, closes, closes.plusSeconds(seconds)).build());
      List<String> codes =
          codes(
              new NoticeFacts(
                  draft, practice, AwardMethods.ALL, Drafts.NOTICED, Optional.empty(), Map.of()));
      assertThat(codes).isEqualTo(seconds < 3 ? List.of("opening-time") : List.of());
    }
  }

  @Test
  void aCorrectionAddsFiveDaysToTheTimeThatWasLeft() {
    Instant lawful = Drafts.CLOSES.plusSeconds(5 * 86_400);
    assertThat(correction(lawful, draft -> draft)).containsExactly("closing-holiday");
    assertThat(correction(lawful.plusSeconds(86_400), draft -> draft)).isEmpty();
    assertThat(correction(lawful.minusMillis(1), draft -> draft)).contains("correction-too-soon");
  }

  @Test
  void aCorrectionNeverBringsTheOpeningForward() {
    Instant closes = Drafts.NOTICED.plusSeconds(3600);
    Instant opens = closes.plusSeconds(600);
    Notice before =
        Notices.of(Drafts.works("sandbox", null, closes, opens).build(), Drafts.NOTICED);
    for (int seconds : new int[] {-1, 0, 1}) {
      JsonBuilder terms = Drafts.works("sandbox", null, closes, opens.plusSeconds(seconds));
      Draft draft = Draft.from(Drafts.correction(terms, before.ref().toString()).build());
      List<String> codes =
          codes(
              new NoticeFacts(
                  draft,
                  SETS.get("sandbox"),
                  AwardMethods.ALL,
                  Drafts.NOTICED.plusSeconds(60),
                  Optional.of(before),
                  Map.of()));
      assertThat(codes.contains("opening-earlier")).as(seconds + " s").isEqualTo(seconds < 0);
    }
  }

  @Test
  void whatIsWantedTogetherIsOfTheRegisterAndALimitOfSizeIsAllowed() {
    JsonBuilder asked =
        JsonObject.builder()
            .put("industries", List.of())
            .put("regions", List.of())
            .put("largestSize", "small");
    assertThat(codes(draft -> draft.replace("eligibility", asked.build()))).isEmpty();
    JsonObject unlisted = asked.put("allIndustries", List.of("0002", "0099")).build();
    assertThat(codes(draft -> draft.replace("eligibility", unlisted)))
        .containsExactly("industry-unlisted");
  }

  @Test
  void aCorrectionOfAmountsOrEligibilityNeedsANewNotice() {
    Instant later = Drafts.CLOSES.plusSeconds(6 * 86_400);
    assertThat(
            correction(later, draft -> Sections.with(draft, "price", "baseAmount", "1797932000")))
        .containsExactly("cancel-and-renew");
    assertThat(correction(later, draft -> draft.put("demandingBody", body("local-education"))))
        .containsExactly("cancel-and-renew");
    assertThat(correction(later, draft -> draft.replace("title", Drafts.text("위판장 공사", "Hall"))))
        .isEmpty();
  }

  @Test
  void aCorrectionSaysWhyAndWhatBecomesOfSealedBids() {
    Instant later = Drafts.CLOSES.plusSeconds(6 * 86_400);
    assertThat(
            correction(
                later, draft -> draft.replace("reason", null).replace("bidsAlreadySealed", null)))
        .containsExactly("sealed-bids-unsaid", "reason-missing");
  }

  @Test
  void aCorrectionThatChangesNothingIsRefused() {
    JsonBuilder terms = Drafts.correction(Drafts.works(), "R25BK00000001-000");
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    Draft same = Draft.from(terms.build());
    assertThat(
            codes(
                new NoticeFacts(
                    same,
                    LAW,
                    AwardMethods.ALL,
                    Drafts.NOTICED.plusSeconds(86_400),
                    Optional.of(before),
                    Map.of())))
        .contains("nothing-changed");
  }

  @Test
  void nothingIsCorrectedAtTheInstantOfClosing() {
    Instant later = Drafts.CLOSES.plusSeconds(6 * 86_400);
    Draft draft = corrected(later, builder -> builder);
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    assertThat(
            codes(
                new NoticeFacts(
                    draft,
                    LAW,
                    AwardMethods.ALL,
                    Drafts.CLOSES.minusMillis(1),
                    Optional.of(before),
                    Map.of())))
        .isEmpty();
    assertThat(
            codes(
                new NoticeFacts(
                    draft, LAW, AwardMethods.ALL, Drafts.CLOSES, Optional.of(before), Map.of())))
        .containsExactly("closed-already");
  }

  @Test
  void aClosingThatAnOutageHoldsUpMayBeCorrectedAfterItsTime() {
    Instant later = Drafts.CLOSES.plusSeconds(6 * 86_400);
    Draft draft = corrected(later, builder -> builder);
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    Instant at = Drafts.CLOSES.plusSeconds(3600);
    assertThat(
            codes(
                new NoticeFacts(
                    draft, LAW, AwardMethods.ALL, at, Optional.of(before), Map.of(), true)))
        .isEmpty();
  }

  private static List<String> closing(String closes) {
    Instant instant = Instant.parse(closes);
    return codes(
        draft ->
            draft
                .replace("closesAt", text(instant))
                .replace("opensAt", text(instant.plusSeconds(3600))));
  }

  private static List<String> correction(Instant closes, UnaryOperator<JsonBuilder> change) {
    Notice before = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    return codes(
        new NoticeFacts(
            corrected(closes, change),
            LAW,
            AwardMethods.ALL,
            Drafts.NOTICED.plusSeconds(86_400),
            Optional.of(before),
            Map.of()));
  }

  private static Draft corrected(Instant closes, UnaryOperator<JsonBuilder> change) {
    JsonBuilder terms = Drafts.works("kr-local-works", null, closes, closes.plusSeconds(3600));
    return Draft.from(change.apply(Drafts.correction(terms, "R25BK00000001-000")).build());
  }

  private static String text(Instant instant) {
    return org.opengeps.protocol.json.JsonValues.time(instant);
  }
}
