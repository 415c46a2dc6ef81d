package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
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
      return NamedCalendars.find(files.find(file(notice)).stream().toList(), notice);
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
        .ifPresent(calendar -> compare(name, notice, Optional.ofNullable(previous), calendar));
    log.expectOrder(file, name);
  }

  private void compare(
      String name, Notice notice, Optional<Notice> previous, HolidayCalendar calendar) {
    findings.expect(CHECK, name + " calendar.id", calendar.id(), notice.calendar().id());
    findings.expect(
        CHECK, name + " calendar.version", calendar.version(), notice.calendar().version());
    // what cannot be read is left out: it is named where it is read
    List<byte[]> readable =
        Stream.concat(Stream.of(notice), previous.stream())
            .flatMap(order -> find(bundle.files, order).stream())
            .map(HolidayCalendar::canonicalJson)
            .toList();
    Instant said = notice.schedule().noticedAt();
    NamedCalendars.judge(
            previous,
            notice,
            readable,
            PinnedRules.of(bundle.files, notice).map(pinned -> pinned.rules().json()),
            Optional.of(log.at(name, said)))
        .ifPresent(
            fault ->
                findings.refute(
                    CHECK, name + " " + fault.member(), fault.expected(), fault.found()));
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
