package org.opengeps.portal.citizen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opengeps.kernel.PlainText;
import org.opengeps.ledger.FactQuery;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderQuery;
import org.opengeps.protocol.log.FactKind;

/**
 * Which facts an address asks for: {@code q}, {@code agency}, {@code kind}, {@code from}, {@code
 * until} (days, both included) and {@code before} (the last entry of the page before).
 *
 * @param typed what was typed, by parameter; without what was left empty
 * @param from start of the first day
 * @param until end of the last day
 * @param below entries from this index on are left out
 * @param wrong parameters that cannot be read
 */
record AskedLog(
    Map<String, String> typed,
    Optional<Instant> from,
    Optional<Instant> until,
    long below,
    List<String> wrong) {
  private static final String DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";
  private static final String INDEX = "[1-9][0-9]{0,17}";

  /**
   * @param parameter its value by its name, empty if it is missing
   * @param zone whose days are meant
   */
  static AskedLog of(UnaryOperator<String> parameter, ZoneId zone) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : List.of("q", "agency", "kind", "from", "until")) {
      String value = String.join(" ", PlainText.words(parameter.apply(name)));
      if (!value.isEmpty()) {
        typed.put(name, value);
      }
    }
    List<String> wrong = new ArrayList<>();
    Optional<Instant> from = day(typed, "from", 0, zone, wrong);
    Optional<Instant> until = day(typed, "until", 1, zone, wrong);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      wrong.addAll(List.of("from", "until"));
    }
    if (TenderQuery.isTooLong(typed.getOrDefault("q", ""))) {
      wrong.add("q");
    }
    if (typed.getOrDefault("agency", "").length() > TenderFilter.LONGEST_AGENCY) {
      wrong.add("agency");
    }
    if (typed.containsKey("kind") && FactKind.find(typed.get("kind")).isEmpty()) {
      wrong.add("kind");
    }
    String before = parameter.apply("before");
    long below = before.matches(INDEX) ? Long.parseLong(before) : Long.MAX_VALUE;
    return new AskedLog(typed, from, until, below, wrong);
  }

  private static Optional<Instant> day(
      Map<String, String> typed, String name, int plus, ZoneId zone, List<String> wrong) {
    String written = typed.get(name);
    if (written == null) {
      return Optional.empty();
    }
    try {
      if (written.matches(DAY)) {
        LocalDate day = LocalDate.parse(written).plusDays(plus);
        return Optional.of(day.atStartOfDay(zone).toInstant());
      }
    } catch (DateTimeException e) {
      // as with any other text that is no day
    }
    wrong.add(name);
    return Optional.empty();
  }

  String text() {
    return typed.getOrDefault("q", "");
  }

  String agency() {
    return typed.getOrDefault("agency", "");
  }

  /** Whether it must first be found which tenders are meant. */
  boolean seeks() {
    return !text().isEmpty() || !agency().isEmpty();
  }

  /**
   * @param about what the words and the agency lead to; empty if none were typed
   */
  FactQuery query(Optional<Set<String>> about, int most) {
    Set<String> kinds = typed.containsKey("kind") ? Set.of(typed.get("kind")) : Set.of();
    return new FactQuery(kinds, about, from, until, below, most);
  }

  /** As a part of an address, without the place in the list. */
  String conditions() {
    return typed.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
