package org.opengeps.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.CarriedRules;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/**
 * All rule sets that the engine carries, in all versions, composed from {@code
 * src/main/resources/rules}. A version once used by a notice is never edited; an amendment of the
 * law is a new version with parts of its own.
 */
@ApplicationScoped
public class RuleSets {
  public static final String FOLDER = "opengeps.rules-folder";

  private List<RuleSet> all = List.of();

  @Inject private Documents documents;
  @Inject private Calendars calendars;
  @Inject private AwardMethods methods;

  /** A folder with rule sets beside those of the program. */
  @Inject
  @ConfigProperty(name = FOLDER)
  private Optional<String> folder;

  /** For the container. */
  public RuleSets() {}

  private RuleSets(AwardMethods methods, Calendars calendars, Optional<String> folder) {
    this.methods = methods;
    this.calendars = calendars;
    this.folder = folder;
  }

  /**
   * What the program itself carries, outside of a container.
   *
   * @throws IllegalStateException naming what is wrong in which file
   */
  public static RuleSets carried() {
    return carried(Optional.empty());
  }

  /**
   * The same with what an operator's folder adds, so that a start can refuse it.
   *
   * @param folder as {@value #FOLDER} names it
   * @throws IllegalStateException naming what is wrong in which file
   */
  public static RuleSets carried(Optional<String> folder) {
    RuleSets sets = new RuleSets(AwardMethods.ALL, Calendars.carried(folder), folder);
    sets.load();
    return sets;
  }

  /**
   * Reads the indexes and composes every rule set in them.
   *
   * @throws IllegalStateException naming what is wrong in which file
   */
  @PostConstruct
  void load() {
    try {
      all = CarriedRules.documents(folder.map(Path::of)).stream().map(this::rules).toList();
    } catch (JsonFormatException e) {
      throw new IllegalStateException("rules/" + e.getMessage(), e);
    }
  }

  /** All versions of all rule sets, by their newest calendars. */
  public List<RuleSet> list() {
    return all;
  }

  /**
   * The newest version, by its newest calendar.
   *
   * @throws IllegalArgumentException if no rule set has this id
   */
  public RuleSet get(String id) {
    return newest(id, null)
        .orElseThrow(() -> new IllegalArgumentException("no rule set with the id " + id));
  }

  /** The newest version that governs notices of that date, by the calendar in force on it. */
  public Optional<RuleSet> findInForce(String id, LocalDate noticeDate) {
    return newest(id, noticeDate)
        .flatMap(rules -> calendars.findInForce(rules.calendarId(), noticeDate).map(rules::under));
  }

  /**
   * The same where absence would be a bug.
   *
   * @throws IllegalArgumentException if no version governs notices of that date
   */
  public RuleSet inForce(String id, LocalDate noticeDate) {
    return findInForce(id, noticeDate)
        .orElseThrow(
            () -> new IllegalArgumentException("no rule set " + id + " in force on " + noticeDate));
  }

  /** What an order is judged by: the rule set that it pins, by the calendar that it names. */
  public RuleSet of(Notice notice) {
    return byHash(notice.ruleSet().hash()).under(calendars.byHash(notice.calendar().hash()));
  }

  /**
   * By what a clock is counted that starts anew in a tender: the same rule set, by the calendar in
   * force then.
   *
   * @param before the order in force
   */
  public RuleSet at(Notice before, Instant start) {
    RuleSet rules = of(before);
    LocalDate date = start.atZone(rules.zone()).toLocalDate();
    return rules.under(calendars.inForce(rules.calendar(), date));
  }

  /**
   * The very version that a notice pinned, without a calendar. A tender goes on by it, also under a
   * program that does not carry it any more: its notice kept it among the documents.
   *
   * @throws EvidenceChangedException if it is neither carried nor kept
   */
  public RuleSet byHash(Sha256 hash) {
    return all.stream()
        .filter(rules -> rules.hash().equals(hash))
        .findFirst()
        .orElseGet(() -> kept(hash));
  }

  /** A form that this program cannot read is no fault of whoever asks for the tender. */
  private RuleSet kept(Sha256 hash) {
    byte[] document = documents.get(hash);
    try {
      return methods.cover(RuleSet.of(JsonObject.parseCanonical(document)));
    } catch (JsonFormatException e) {
      throw new IllegalStateException(
          "the rule set " + hash + ", which a notice pins, is not of this program's form", e);
    }
  }

  private Optional<RuleSet> newest(String id, LocalDate noticeDate) {
    return all.stream()
        .filter(rules -> rules.id().equals(id))
        .filter(rules -> noticeDate == null || rules.governs(noticeDate))
        .max(Comparator.comparing(RuleSet::version));
  }

  private RuleSet rules(JsonObject document) {
    try {
      RuleSet rules = methods.cover(RuleSet.of(document));
      return calendars
          .newest(rules.calendarId())
          .map(rules::under)
          .orElseThrow(() -> document.wrong("calendar", "there is none: " + rules.calendarId()));
    } catch (JsonFormatException e) {
      String file = CarriedRules.fileOf(folder.map(Path::of), document, e.path());
      throw new JsonFormatException(document.string("id") + ", " + file, e.getMessage());
    }
  }
}
