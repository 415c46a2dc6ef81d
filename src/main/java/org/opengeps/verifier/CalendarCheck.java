package org.opengeps.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/**
 * The calendars that the orders name: each lies here under its hash, is the one that the rule set
 * asks for, was in force when the order started a clock, and stands in the log before it.
 */
final class CalendarCheck {
  static final String FOLDER = "calendars/";
  private static final String CHECK = "calendar";

  /** Orders that start no clock: they keep the calendar of the one before. */
  private static final Set<Notice.Kind> REPEATS =
      Set.of(Notice.Kind.CANCELLATION, Notice.Kind.BASE_AMOUNT);

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  CalendarCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  /** The calendar of an order; empty if it is not here or is none: named by this check. */
  static Optional<HolidayCalendar> find(BundleFiles files, Notice notice) {
    try {
      return files
          .find(file(notice))
          .filter(bytes -> Sha256.of(bytes).equals(notice.calendar().hash()))
          .map(bytes -> HolidayCalendar.of(JsonObject.parseCanonical(bytes)));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  private static String file(Notice notice) {
    return FOLDER + notice.calendar().hash() + ".json";
  }

  void check() {
    int before = findings.count();
    Notice previous = null;
    for (Signed<Notice> order : bundle.notices) {
      check(order.name(), order.content(), previous);
      previous = order.content();
    }
    bundle.files.names(FOLDER).forEach(this::used);
    if (findings.count() == before) {
      findings.confirm(
          Counted.of(
              bundle.files.names(FOLDER).size(),
              "calendar of holidays is the one that the orders name.",
              "calendars of holidays are those that the orders name."));
    }
  }

  private void check(String name, Notice notice, Notice previous) {
    String file = file(notice);
    Optional<byte[]> content = bundle.files.find(file);
    if (content.isEmpty()) {
      findings.refute(CHECK, name + " calendar.hash", file, "no such file");
      return;
    }
    findings.expect(CHECK, file, notice.calendar().hash(), Sha256.of(content.get()));
    findings
        .read(file, content.get(), bytes -> HolidayCalendar.of(JsonObject.parseCanonical(bytes)))
        .ifPresent(calendar -> compare(name, notice, previous, calendar));
    log.expectOrder(file, name);
  }

  private void compare(String name, Notice notice, Notice previous, HolidayCalendar calendar) {
    findings.expect(CHECK, name + " calendar.id", calendar.id(), notice.calendar().id());
    findings.expect(
        CHECK, name + " calendar.version", calendar.version(), notice.calendar().version());
    PinnedRules.of(bundle.files, notice)
        .ifPresent(
            pinned ->
                findings.expect(
                    CHECK, name + " calendar", pinned.rules().calendarId(), calendar.id()));
    if (previous != null && REPEATS.contains(notice.kind())) {
      findings.expect(
          CHECK, name + " calendar.hash", previous.calendar().hash(), notice.calendar().hash());
      return;
    }
    Instant said = notice.schedule().noticedAt();
    Instant start = previous == null ? said : log.at(name, said);
    LocalDate date = start.atZone(notice.zone()).toLocalDate();
    findings.require(
        calendar.isInForce(date),
        CHECK,
        name + " calendar",
        "one in force on " + date,
        "one in force from " + calendar.inForceFrom());
    Optional.ofNullable(previous)
        .flatMap(before -> find(bundle.files, before))
        .ifPresent(
            before ->
                findings.require(
                    HolidayCalendar.AGE.compare(before, calendar) <= 0,
                    CHECK,
                    name + " calendar",
                    "no older one than that of the order before, " + before.version(),
                    calendar.version()));
  }

  private void used(String file) {
    findings.require(
        bundle.orders().stream().anyMatch(notice -> file.equals(file(notice))),
        CHECK,
        file,
        "a calendar that a notice names",
        "another one");
  }
}
