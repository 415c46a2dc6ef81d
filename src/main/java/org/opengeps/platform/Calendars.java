package org.opengeps.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.CarriedRules;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * All calendars of holidays that the engine carries, in all versions: those of the program and
 * those of the operator's folder, in which a day that was declared a holiday comes as a new
 * version.
 */
@ApplicationScoped
public class Calendars {
  private List<HolidayCalendar> all = List.of();

  @Inject private Documents documents;

  /** A folder with rule sets and calendars beside those of the program. */
  @Inject
  @ConfigProperty(name = RuleSets.FOLDER)
  private Optional<String> folder;

  /** For the container. */
  public Calendars() {}

  private Calendars(List<HolidayCalendar> all) {
    this.all = all;
  }

  /** What the program itself carries, outside of a container. */
  public static Calendars carried() {
    return carried(Optional.empty());
  }

  /**
   * The same with what an operator's folder adds.
   *
   * @throws IllegalStateException naming what is wrong in which file
   */
  static Calendars carried(Optional<String> folder) {
    Calendars calendars = new Calendars(List.of());
    calendars.folder = folder;
    calendars.load();
    return calendars;
  }

  /** These alone, outside of a container. */
  public static Calendars of(List<HolidayCalendar> calendars) {
    return new Calendars(List.copyOf(calendars));
  }

  /**
   * Reads the indexes and every calendar in them.
   *
   * @throws IllegalStateException naming what is wrong in which file
   */
  @PostConstruct
  void load() {
    try {
      all = CarriedRules.calendars(folder.map(Path::of));
    } catch (JsonFormatException e) {
      throw new IllegalStateException("rules/" + e.getMessage(), e);
    }
  }

  /** The newest version, whenever it comes into force. */
  public Optional<HolidayCalendar> newest(String id) {
    return all.stream().filter(one -> one.id().equals(id)).max(HolidayCalendar.AGE);
  }

  /** The version by which a clock is counted that starts on that date. */
  public Optional<HolidayCalendar> findInForce(String id, LocalDate start) {
    return all.stream()
        .filter(one -> one.id().equals(id) && one.isInForce(start))
        .max(HolidayCalendar.AGE);
  }

  /**
   * The version in force on that date, and never an older one than an order before has named: an
   * engine that lost a file counts on by what is pinned.
   */
  public HolidayCalendar inForce(HolidayCalendar before, LocalDate start) {
    return findInForce(before.id(), start)
        .filter(one -> HolidayCalendar.AGE.compare(one, before) > 0)
        .orElse(before);
  }

  /**
   * The very version that an order names. The order kept it among the documents.
   *
   * @throws EvidenceChangedException if it is neither carried nor kept
   */
  public HolidayCalendar byHash(Sha256 hash) {
    return all.stream()
        .filter(calendar -> calendar.hash().equals(hash))
        .findFirst()
        .orElseGet(() -> HolidayCalendar.of(JsonObject.parseCanonical(documents.get(hash))));
  }
}
