package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.LocalText;

/** The law that this installation applies, for people: every figure with its article. */
@ApplicationScoped
class RulesDesk {
  @Inject private RuleSets rules;
  @Inject private Clock clock;

  /** A rule set in a list. */
  public record Row(RuleSet rules, boolean inForce) {}

  /** {@code /rules} and {@code /rules/{hash}}. */
  Page show(Visit visit) {
    List<String> path = visit.path();
    if (path.size() == 1) {
      return Page.of("rules", Map.of("rows", rules.list().stream().map(this::row).toList()));
    }
    return rules.list().stream()
        .filter(one -> path.size() == 2 && one.hash().hex().equals(path.get(1)))
        .findFirst()
        .map(one -> Page.of("ruleset", model(one)))
        .orElseGet(Page::notFound);
  }

  /** A rule set with all it says, also one that a notice pins and the program carries no more. */
  static Map<String, Object> model(RuleSet rules) {
    HolidayCalendar calendar = rules.calendar();
    return Map.of(
        "rules",
        rules,
        "hash",
        rules.hash().hex(),
        "whole",
        RulePart.of(rules.json()),
        "calendar",
        RulePart.of("calendar", calendar.json()),
        "calendarTitle",
        LocalText.from(calendar.json().object("title")),
        "calendarHash",
        calendar.hash().hex());
  }

  private Row row(RuleSet one) {
    LocalDate today = clock.instant().atZone(one.zone()).toLocalDate();
    return new Row(one, one.governs(today));
  }
}
