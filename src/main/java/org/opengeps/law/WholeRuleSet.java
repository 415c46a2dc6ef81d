package org.opengeps.law;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** Whether a rule set is whole, so that a broken one is found at start and not at a deadline. */
final class WholeRuleSet {
  private WholeRuleSet() {}

  private static List<String> kinds(RuleSet rules) {
    return Stream.of(BusinessType.values())
        .flatMap(type -> rules.businessKinds(type).stream())
        .toList();
  }

  /** Touches every accessor once, and every row of those that have rows. */
  static void check(RuleSet rules) {
    List<String> pairs = rules.methods().stream().map(MethodPair::words).toList();
    if (pairs.isEmpty() || Set.copyOf(pairs).size() < pairs.size()) {
      throw rules.json().wrong("methods", "needs at least one pair, and each once: " + pairs);
    }
    LocalDate date = LocalDate.of(2025, 7, 1);
    Money amount = rules.currency().of(BigDecimal.valueOf(2_000_000_000L));
    rules
        .json()
        .object("noticePeriod")
        .objects("bands")
        .forEach(
            band -> {
              Deadline.in(band, "period", Deadline.Side.AFTER, Deadline.Event.NOTICE);
              DatedRow.first(List.of(band), null, amount);
            });
    RuleSet dated = rules.under(HolidayCalendar.none(rules.calendarId()));
    List.of(
        rules.title(),
        rules.isPractice(),
        rules.governs(date),
        rules.requiredLanguages(),
        rules.demandingBodies(),
        rules.zone(),
        rules.calendarId(),
        rules.businessTypes(),
        kinds(rules),
        rules.noticePeriod(amount, false),
        rules.noticePeriod(amount, true),
        rules.receiptWindow(),
        rules.openingDelay(),
        rules.isOpeningExact(),
        dated.latestOpening(Instant.EPOCH),
        dated.closingHours(),
        dated.outage(),
        rules.correctionExtension(),
        rules.fieldsThatNeedNewNotice(),
        rules.draw(),
        rules.mostLots(),
        rules.objectionPeriod(),
        rules.baseAmountLead(),
        rules.shortestDebarment(),
        rules.longestDebarment(),
        rules.registrationLead(),
        dated.questionsUntil(Instant.EPOCH),
        rules.answerPeriod(),
        rules.allowsCancellation(),
        rules.rebidWindow(),
        rules.stageWindow(),
        rules.retention(),
        rules.oneQuote(),
        rules.drainTime(),
        rules.contract(),
        rules.inspection(),
        rules.payment(),
        rules.proofOfEphemeral());
  }
}
