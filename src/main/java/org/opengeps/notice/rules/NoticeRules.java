package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.RoundOrder;

/** All rules for notices and later orders, in the order of a form's fields. */
public final class NoticeRules {
  private static final List<NoticeRule> ALL =
      List.of(
          new TitleIsGivenInTheRequiredLanguages(),
          facts -> TextsAreFit.judge(facts.draft(), "title"),
          facts -> TextsAreFit.judge(facts.draft(), "description"),
          facts -> TextsAreFit.judge(facts.draft(), "reason"),
          facts -> TextsAreFit.judge(facts.draft(), "demandingBody"),
          new DemandingBodyIsUnderTheRuleSet(),
          new ProcedureIsCoveredByTheRuleSet(),
          new LotsAreWithinTheRuleSet(),
          new CurrencyIsThatOfTheRuleSet(),
          new AmountsFitTogether(),
          new BaseAmountIsSaidInTime(),
          new ReceiptStartsNotBeforeTheNotice(),
          new ReceiptStaysOpenLongEnough(),
          new NoticeStandsLongEnough(),
          new RenoticeKeepsTheTerms(),
          new ClosingIsOnAWorkingDay(),
          new ClosingIsWithinHours(),
          new OpeningFollowsTheClosing(),
          EligibilityIsOfTheRegister.INDUSTRIES,
          EligibilityIsOfTheRegister.ALL_INDUSTRIES,
          EligibilityIsOfTheRegister.REGIONS,
          new DocumentsAreOfAllowedKinds(),
          new DocumentsAreStored(),
          new CorrectionComesBeforeTheClosing(),
          new CorrectionChangesSomething(),
          new CorrectionExtendsTheClosing(),
          new CorrectionOpensNoEarlier(),
          new CorrectionChangesNoSubstance(),
          new CorrectionSaysWhatHappensToSealedBids(),
          new CorrectionGivesAReason());

  /** What else an order that says the base amount holds was judged with the order before. */
  private static final List<NoticeRule> OF_BASE_AMOUNT =
      List.of(
          facts -> TextsAreFit.judge(facts.draft(), "reason"),
          new LotsAreWithinTheRuleSet(),
          new BaseAmountOrderSaysNothingElse(),
          new CurrencyIsThatOfTheRuleSet(),
          new AmountsFitTogether(),
          new BaseAmountIsSaidInTime());

  /** Terms that a later round keeps were judged with the first order. */
  private static final List<NoticeRule> OF_ROUND =
      List.of(
          facts -> TextsAreFit.judge(facts.draft(), "reason"),
          new ReceiptStartsNotBeforeTheNotice(),
          new RoundStaysOpenLongEnough(),
          new ClosingIsOnAWorkingDay(),
          new ClosingIsWithinHours(),
          new OpeningFollowsTheClosing(),
          new BaseAmountIsSaidInTime(),
          new RebidGivesAReason());

  /** The days that a correction adds hold for notices; a later round has its own least time. */
  private static final List<NoticeRule> OF_ROUND_TIMES =
      List.of(
          facts -> TextsAreFit.judge(facts.draft(), "reason"),
          new ReceiptStartsNotBeforeTheNotice(),
          new RoundStaysOpenLongEnough(),
          new ClosingIsOnAWorkingDay(),
          new ClosingIsWithinHours(),
          new OpeningFollowsTheClosing(),
          new BaseAmountIsSaidInTime(),
          new CorrectionComesBeforeTheClosing(),
          new CorrectionChangesSomething(),
          new CorrectionOpensNoEarlier(),
          new RoundChangesTimesOnly(),
          new CorrectionSaysWhatHappensToSealedBids(),
          new CorrectionGivesAReason());

  private NoticeRules() {}

  /** What is wrong, and what the award method finds wrong; empty if nothing. */
  public static List<Finding> check(NoticeFacts facts) {
    Stream<Finding> common =
        rules(facts).stream().map(rule -> rule.check(facts)).flatMap(Optional::stream);
    return Stream.concat(common, facts.awardFindings().stream()).toList();
  }

  private static List<NoticeRule> rules(NoticeFacts facts) {
    if (facts.isRound()) {
      return OF_ROUND;
    }
    if (facts.isBaseAmount()) {
      return OF_BASE_AMOUNT;
    }
    return facts.previous().filter(RoundOrder::isLater).isPresent() ? OF_ROUND_TIMES : ALL;
  }
}
