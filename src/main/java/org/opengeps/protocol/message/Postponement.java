package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;

/**
 * An order of the platform that moves a tender because of an outage (docs/protocol.md section 5):
 * only times that have not come, only later, never the latest opening, and every bid is kept. The
 * notice that is then in force follows from it and from the order before.
 *
 * @param ref of the order that it makes
 * @param previous hash of the notice in force before
 * @param incident hash of the incident
 * @param rule clause of the rule set's outage rule
 * @param calendar in force when the order appeared, by which the new times were found
 */
public record Postponement(
    TenderRef ref,
    Sha256 previous,
    Sha256 incident,
    Clause rule,
    Instant closesAt,
    Instant opensAt,
    NoticeTerms.CalendarRef calendar) {
  public static final String TYPE = "opengeps/postponement/1";
  private static final int ORDERS = 1000;

  /** Which clause of the rule gave the new times. */
  public enum Clause {
    /** A short outage: hours after the recovery, the lunch hour not counted. */
    SHORT,
    /** A long one. */
    LONG,
    /** A long one that left less of the window than the law asks for. */
    SHORT_WINDOW,
    /** The tender was closed already; only its opening lay inside. */
    OPENING_ALONE
  }

  /** The reference of the order after that one. */
  public static TenderRef next(TenderRef ref) {
    int order = Integer.parseInt(ref.order()) + 1;
    if (order >= ORDERS) {
      throw new IllegalArgumentException("a notice has at most 1,000 orders: " + ref);
    }
    return new TenderRef(ref.number(), String.format(Locale.ROOT, "%03d", order));
  }

  /** The notice in force after it; whether it may follow is another question. */
  public Notice applyTo(Notice before) {
    NoticeTerms.Schedule was = before.schedule();
    List<NoticeTerms.Change> changes = new ArrayList<>(before.calendar().changes(calendar));
    change(changes, "closesAt", was.closesAt(), closesAt);
    change(changes, "opensAt", was.opensAt(), opensAt);
    return before
        .under(calendar)
        .as(
            Notice.Kind.POSTPONEMENT,
            ref,
            new NoticeTerms.Schedule(
                was.noticedAt(), was.receiptOpensAt(), closesAt, opensAt, was.latestOpening()),
            new NoticeTerms.Revision(previous, NoticeTerms.SealedBids.KEEP, changes, null));
  }

  private static void change(
      List<NoticeTerms.Change> changes, String field, Instant was, Instant is) {
    if (!was.equals(is)) {
      changes.add(new NoticeTerms.Change(field, JsonValues.time(was), JsonValues.time(is)));
    }
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", ref.number())
        .put("order", ref.order())
        .put("previous", previous)
        .put("incident", incident)
        .put("rule", rule)
        .put(
            "times", JsonObject.builder().put("closesAt", closesAt).put("opensAt", opensAt).build())
        .put("calendar", calendar.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Postponement from(JsonObject json) {
    json.expectType(TYPE);
    var postponement =
        new Postponement(
            json.value("tender", number -> new TenderRef(number, json.string("order"))),
            json.hash("previous"),
            json.hash("incident"),
            json.word("rule", Clause.class),
            json.object("times").time("closesAt"),
            json.object("times").time("opensAt"),
            NoticeTerms.CalendarRef.from(json.object("calendar")));
    json.expectSame(postponement.toJson());
    return postponement;
  }
}
