package org.opengeps.portal.citizen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;

/**
 * Which tenders an address asks for: those of the list and of the feed of the same conditions.
 *
 * @param query without what {@code filter} leaves out; without words if these are too many
 * @param typed what was typed to leave tenders out, by parameter; without what was left empty
 */
record AskedList(
    TenderQuery query, boolean tooLong, Verdict<TenderFilter> filter, Map<String, String> typed) {
  /** What {@link TenderFilter} reads of an address. */
  private static final List<String> FILTERS =
      List.of("agency", "business", "amountFrom", "amountTo", "closingUntil");

  private static final Map<String, List<String>> BY_REFUSAL =
      Map.of(
          "malformed.query-agency", List.of("agency"),
          "malformed.query-business", List.of("business"),
          "malformed.query-amount-from", List.of("amountFrom"),
          "malformed.query-amount-to", List.of("amountTo"),
          "malformed.query-amounts", List.of("amountFrom", "amountTo"),
          "malformed.query-closing", List.of("closingUntil"));

  static AskedList of(Visit visit, ZoneId zone) {
    TenderQuery.Sort sort =
        visit.parameter("sort").equals("closing")
            ? TenderQuery.Sort.CLOSING
            : TenderQuery.Sort.NEWEST;
    String sought = visit.parameter("q");
    boolean tooLong = TenderQuery.isTooLong(sought);
    TenderQuery query =
        new TenderQuery(
            tooLong ? "" : sought,
            states(visit.parameter("status")),
            sort,
            visit.pageNumber(),
            TenderQuery.PAGE_SIZE);
    Map<String, String> typed = typed(visit);
    return new AskedList(query, tooLong, TenderFilter.read(typed::get, zone), typed);
  }

  private static Map<String, String> typed(Visit visit) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : FILTERS) {
      String value = String.join(" ", PlainText.words(visit.parameter(name)));
      if (!value.isEmpty()) {
        typed.put(name, value);
      }
    }
    return typed;
  }

  private static Set<TenderState> states(String name) {
    return Arrays.stream(TenderState.values()).anyMatch(state -> state.name().equals(name))
        ? Set.of(TenderState.valueOf(name))
        : Set.of();
  }

  /** Whether it cannot be answered. */
  boolean isWrong() {
    return tooLong || filter.refused().isPresent();
  }

  /** The fields of the page that are to be corrected. */
  List<String> wrongFields() {
    return filter.refused().map(Refusal::key).map(BY_REFUSAL::get).orElse(List.of());
  }

  /**
   * With all conditions.
   *
   * @throws IllegalStateException if it {@link #isWrong}
   */
  TenderQuery whole() {
    return query.with(filter.orThrow());
  }

  /** Name of the state that alone is asked for; empty if there is none. */
  String status() {
    return query.states().size() == 1 ? query.states().iterator().next().name() : "";
  }

  /** Word of the order. */
  String sort() {
    return query.sort() == TenderQuery.Sort.CLOSING ? "closing" : "newest";
  }

  /** Words and conditions as a part of an address, without order and page. */
  String conditions() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("q", query.text());
    all.put("status", status());
    all.putAll(typed);
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
