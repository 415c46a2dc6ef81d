package org.opengeps.cli.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.protocol.json.JsonObject;

/** By what a reader of the log judges outages: the rule sets and calendars that it carries. */
final class OutageLaw implements BiFunction<Sha256, Sha256, Optional<OutageRule>> {
  private final Map<Sha256, JsonObject> ruleSets;
  private final List<HolidayCalendar> calendars;

  OutageLaw(List<JsonObject> ruleSets, List<HolidayCalendar> calendars) {
    this.ruleSets =
        ruleSets.stream().collect(Collectors.toMap(JsonObject::hash, Function.identity()));
    this.calendars = List.copyOf(calendars);
  }

  /**
   * The outage rule of a rule set. Whom an outage hits no calendar says, only where it moves them:
   * where the named version is not at hand, any other of the same calendar shows who was passed
   * over.
   *
   * @param calendar that the orders name
   * @return empty if the rule set is not carried, or no version of its calendar
   */
  @Override
  public Optional<OutageRule> apply(Sha256 ruleSet, Sha256 calendar) {
    Comparator<HolidayCalendar> named =
        Comparator.comparing(version -> version.hash().equals(calendar));
    return Optional.ofNullable(ruleSets.get(ruleSet))
        .flatMap(
            rules ->
                calendars.stream()
                    .filter(version -> version.id().equals(rules.string("calendar")))
                    .max(named.thenComparing(HolidayCalendar.AGE))
                    .map(version -> OutageRule.of(rules, version)));
  }
}
