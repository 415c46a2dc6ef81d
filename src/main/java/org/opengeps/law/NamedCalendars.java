package org.opengeps.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/**
 * The calendars that orders name, handed to somebody beside them: each is believed by its hash
 * alone, and must be one that its order may name (docs/protocol.md section 5).
 */
public final class NamedCalendars {
  /** Code of an order whose calendar nobody can be shown. */
  public static final String MISSING = "calendar-missing";

  /** Code of an order that names a calendar which it must not. */
  public static final String ORDER = "calendar-order";

  /** Orders that start no clock: they keep the calendar of the one before. */
  private static final Set<Notice.Kind> REPEATS =
      Set.of(Notice.Kind.CANCELLATION, Notice.Kind.BASE_AMOUNT);

  private NamedCalendars() {}

  /**
   * What is wrong with the calendar that an order names.
   *
   * @param member of the order
   * @param refusal the same for whoever acts on the order, {@code calendar-order}
   */
  public record Fault(String member, String expected, String found, Refusal refusal) {}

  /**
   * The calendar of an order.
   *
   * @param documents canonical ones
   * @throws org.opengeps.protocol.json.JsonFormatException if it is no calendar
   */
  public static Optional<HolidayCalendar> find(List<byte[]> documents, Notice order) {
    return documents.stream()
        .filter(document -> Sha256.of(document).equals(order.calendar().hash()))
        .findFirst()
        .map(document -> HolidayCalendar.of(JsonObject.parseCanonical(document)))
        .filter(calendar -> calendar.ref().equals(order.calendar()));
  }

  /** Whether an order starts a clock, and so names the calendar that is in force then. */
  public static boolean startsClock(Notice.Kind kind) {
    return !REPEATS.contains(kind);
  }

  /**
   * Whether an order may name its calendar: one of its rule set, not older than that of the order
   * before, in force when the order appeared; the same as before where no clock starts. One that is
   * not among the documents is judged elsewhere.
   *
   * @param before the order before; empty if it is not at hand
   * @param documents canonical ones
   * @param ruleSet the document that the order pins; empty if it is judged elsewhere that it lacks
   * @param appeared by the log or the signature; empty where nobody can tell. A first order appears
   *     when it says so
   * @throws org.opengeps.protocol.json.JsonFormatException if a document is no calendar
   */
  public static Optional<Fault> judge(
      Optional<Notice> before,
      Notice order,
      List<byte[]> documents,
      Optional<JsonObject> ruleSet,
      Optional<Instant> appeared) {
    Optional<HolidayCalendar> found = find(documents, order);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HolidayCalendar calendar = found.get();
    return ruleSet
        .map(rules -> rules.string("calendar"))
        .filter(id -> !id.equals(calendar.id()))
        .map(
            id ->
                new Fault(
                    "calendar",
                    id,
                    calendar.id(),
                    Refusal.of(ORDER + ".other")
                        .with("notice", order.ref())
                        .with("expected", id)
                        .with("found", calendar.id())))
        .or(() -> before.flatMap(last -> after(last, order, calendar, documents)))
        .or(() -> appeared(order, appeared).flatMap(at -> early(order, calendar, at)));
  }

  private static Optional<Fault> after(
      Notice before, Notice order, HolidayCalendar calendar, List<byte[]> documents) {
    if (!startsClock(order.kind())) {
      return before.calendar().equals(order.calendar())
          ? Optional.empty()
          : Optional.of(
              new Fault(
                  "calendar.hash",
                  before.calendar().hash().hex(),
                  order.calendar().hash().hex(),
                  Refusal.of(ORDER + ".kept")
                      .with("notice", order.ref())
                      .with("expected", before.calendar().hash())
                      .with("found", order.calendar().hash())));
    }
    return find(documents, before)
        .filter(last -> HolidayCalendar.AGE.compare(last, calendar) > 0)
        .map(
            last ->
                new Fault(
                    "calendar",
                    "no older one than that of the order before, " + last.version(),
                    calendar.version(),
                    Refusal.of(ORDER + ".older")
                        .with("notice", order.ref())
                        .with("last", last.version())
                        .with("found", calendar.version())));
  }

  private static Optional<Instant> appeared(Notice order, Optional<Instant> appeared) {
    return order.revision().previous() == null
        ? Optional.of(order.schedule().noticedAt())
        : appeared.filter(at -> startsClock(order.kind()));
  }

  private static Optional<Fault> early(Notice order, HolidayCalendar calendar, Instant at) {
    LocalDate date = at.atZone(order.zone()).toLocalDate();
    return calendar.isInForce(date)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "calendar",
                "one in force on " + date,
                "one in force from " + calendar.inForceFrom(),
                Refusal.of(ORDER + ".early")
                    .with("notice", order.ref())
                    .with("date", date)
                    .with("inForceFrom", calendar.inForceFrom())));
  }

  /**
   * The same for whoever acts on an order: it is refused also if its calendar or its rule set is
   * not at hand.
   *
   * @param ruleSets canonical documents, among them the one that the order pins
   */
  public static Optional<Refusal> refusal(
      Optional<Notice> before,
      Notice order,
      List<byte[]> documents,
      List<byte[]> ruleSets,
      Optional<Instant> appeared) {
    Optional<JsonObject> ruleSet =
        ruleSets.stream()
            .filter(document -> Sha256.of(document).equals(order.ruleSet().hash()))
            .findFirst()
            .map(JsonObject::parseCanonical);
    if (ruleSet.isEmpty() || find(documents, order).isEmpty()) {
      return Optional.of(Refusal.of(MISSING).with("notice", order.ref()));
    }
    return judge(before, order, documents, ruleSet, appeared).map(Fault::refusal);
  }
}
