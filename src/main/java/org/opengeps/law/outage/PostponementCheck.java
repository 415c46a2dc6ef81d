package org.opengeps.law.outage;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.pki.Trust;

/**
 * Whether an order of the platform follows from an outage, by the rule set and the log and by
 * nobody's choice (docs/protocol.md section 5). Who signed it is checked elsewhere.
 */
public final class PostponementCheck {
  /** Code of an order that the outage rule does not give. */
  public static final String UNJUSTIFIED = "postponement-unjustified";

  /** Code of an order beyond those that the platform may make. */
  public static final String TOO_MANY = "postponement-third";

  private PostponementCheck() {}

  /**
   * @param chain orders before it, the one in force last
   * @param ruleSet the document that the notice pins
   * @param days the calendar that the order names
   * @param trust empty to check for consistency only
   */
  public static Optional<Refusal> judge(
      List<Notice> chain,
      Postponement postponement,
      Incident incident,
      JsonObject ruleSet,
      HolidayCalendar days,
      Optional<Trust> trust) {
    Notice before = chain.get(chain.size() - 1);
    Notice after = postponement.applyTo(before);
    if (!ruleSet.hash().equals(before.ruleSet().hash())) {
      return Optional.of(Refusal.of(UNJUSTIFIED + ".rules").with("notice", after.ref()));
    }
    if (!days.ref().equals(postponement.calendar()) || !isOf(days, ruleSet)) {
      return Optional.of(Refusal.of(UNJUSTIFIED + ".calendar").with("notice", after.ref()));
    }
    OutageRule rule = OutageRule.of(ruleSet, days);
    if (!incident.hash().equals(postponement.incident())
        || !incident.tenders().contains(postponement.ref())) {
      return Optional.of(Refusal.of(UNJUSTIFIED + ".tender").with("notice", after.ref()));
    }
    return NoticeOrder.after(chain, after)
        .or(() -> tooMany(chain, after, rule))
        .or(() -> evidence(incident, rule, trust))
        .or(() -> formula(before, postponement, incident, rule));
  }

  private static boolean isOf(HolidayCalendar days, JsonObject ruleSet) {
    return days.id().equals(ruleSet.string("calendar"));
  }

  private static Optional<Refusal> tooMany(List<Notice> chain, Notice after, OutageRule rule) {
    return automatic(chain) < rule.automatic()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(TOO_MANY).with("notice", after.ref()).with("most", rule.automatic()));
  }

  /** How often the platform has moved the tender. */
  public static long automatic(List<Notice> chain) {
    return chain.stream().filter(order -> order.kind() == Notice.Kind.POSTPONEMENT).count();
  }

  private static Optional<Refusal> evidence(
      Incident incident, OutageRule rule, Optional<Trust> trust) {
    return incident.cause() == Incident.Cause.GAP
        ? GapEvidence.judge(incident, trust)
        : DeclaredOutage.judge(incident, rule.declarers(), trust);
  }

  private static Optional<Refusal> formula(
      Notice before, Postponement postponement, Incident incident, OutageRule rule) {
    Optional<OutageRule.Move> due =
        rule.move(times(before), new Gap(incident.from(), incident.until()));
    OutageRule.Move claimed =
        new OutageRule.Move(postponement.rule(), postponement.closesAt(), postponement.opensAt());
    return due.filter(claimed::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(UNJUSTIFIED + ".times")
                .with("notice", postponement.ref())
                .with("claimed", claimed.toString())
                .with("due", due.map(Object::toString).orElse("-")));
  }

  /** The times of a notice that an outage may move. */
  public static OutageTimes times(Notice notice) {
    NoticeTerms.Schedule schedule = notice.schedule();
    return new OutageTimes(schedule.receiptOpensAt(), schedule.closesAt(), schedule.opensAt());
  }
}
