package org.opengeps.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/**
 * Public holidays as a document of its own, which a notice pins by its hash. Days are declared
 * holidays after notices have appeared (임시공휴일): each clock keeps the calendar that was in force
 * when it started (docs/rule-sets.md).
 *
 * @param inForceFrom first date on which a clock starts by it; null for any
 * @param weekend days of the week on which offices are closed
 * @param holidays public holidays that are known
 * @param coverFrom first date for which they are known, null if none are needed
 * @param coverUntil last date for which they are known, null if none are needed
 * @param json the document, {@code opengeps/calendar/1}
 */
public record HolidayCalendar(
    String id,
    String version,
    Sha256 hash,
    LocalDate inForceFrom,
    Set<DayOfWeek> weekend,
    Set<LocalDate> holidays,
    LocalDate coverFrom,
    LocalDate coverUntil,
    JsonObject json) {
  static final String TYPE = "opengeps/calendar/1";

  /** Which of two versions is the newer one. */
  public static final Comparator<HolidayCalendar> AGE =
      Comparator.comparing(
              HolidayCalendar::inForceFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(HolidayCalendar::version);

  private static final RuleForm FORM =
      RuleForm.of(
          """
           | type id version title inForceFrom weekend coverFrom coverUntil dates
          title | ko en
          """,
          """
          weekend | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY
          confidence | S P U
          """);

  public HolidayCalendar {
    weekend = Set.copyOf(weekend);
    holidays = Set.copyOf(holidays);
  }

  /**
   * Reads and checks a document.
   *
   * @throws org.opengeps.protocol.json.JsonFormatException naming what is wrong
   */
  public static HolidayCalendar of(JsonObject json) {
    json.expectType(TYPE);
    FORM.check("", json);
    LocalText.from(json.object("title"));
    json.string("confidence");
    Set<DayOfWeek> weekend = Set.copyOf(json.values("weekend", DayOfWeek::valueOf));
    if (weekend.size() == DayOfWeek.values().length) {
      throw json.wrong("weekend", "leaves no working day");
    }
    LocalDate coverFrom = json.valueOrNull("coverFrom", LocalDate::parse);
    LocalDate coverUntil = json.valueOrNull("coverUntil", LocalDate::parse);
    List<LocalDate> dates = json.values("dates", LocalDate::parse);
    var calendar =
        new HolidayCalendar(
            json.string("id"),
            json.string("version"),
            json.hash(),
            json.valueOrNull("inForceFrom", LocalDate::parse),
            weekend,
            new TreeSet<>(dates),
            coverFrom,
            coverUntil,
            json);
    boolean inOrder = dates.equals(dates.stream().sorted().distinct().toList());
    if (!inOrder || !dates.stream().allMatch(calendar::isKnown)) {
      throw json.wrong("dates", "not dates in order, each once, from coverFrom to coverUntil");
    }
    return calendar;
  }

  /** One without any day off, to read a rule set by. */
  static HolidayCalendar none(String id) {
    JsonObject empty = JsonObject.builder().build();
    return new HolidayCalendar(id, "", empty.hash(), null, Set.of(), Set.of(), null, null, empty);
  }

  /** The canonical document: what the hash is over. */
  public byte[] canonicalJson() {
    return json.canonical();
  }

  /** How an order names it. */
  public CalendarRef ref() {
    return new CalendarRef(id, version, hash);
  }

  /** Whether a clock that starts on that date may be counted by it. */
  public boolean isInForce(LocalDate start) {
    return inForceFrom == null || !start.isBefore(inForceFrom);
  }

  /** Whether it reaches that day. */
  public boolean isKnown(LocalDate day) {
    return (coverFrom == null || !day.isBefore(coverFrom))
        && (coverUntil == null || !day.isAfter(coverUntil));
  }

  /** Neither weekend nor holiday. Beyond the days that are known only the weekend counts. */
  boolean isWorkingDay(LocalDate day) {
    return !(weekend.contains(day.getDayOfWeek()) || holidays.contains(day));
  }
}
