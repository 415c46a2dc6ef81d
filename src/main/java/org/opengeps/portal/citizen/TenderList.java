package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** The public list with search, filter and order. */
@ApplicationScoped
class TenderList {
  /** What {@link TenderFilter} reads of an address. */
  private static final List<String> FILTERS =
      List.of("agency", "business", "amountFrom", "amountTo", "closingUntil");

  private static final List<String> BUSINESSES =
      Arrays.stream(BusinessType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .toList();

  @Inject private FindTenders tenders;
  @Inject private FindIncidents incidents;
  @Inject private OfficialZone zone;

  Page show(Visit visit) {
    TenderQuery.Sort sort =
        visit.parameter("sort").equals("closing")
            ? TenderQuery.Sort.CLOSING
            : TenderQuery.Sort.NEWEST;
    Set<TenderState> states = states(visit.parameter("status"));
    String sought = visit.parameter("q");
    boolean tooLong = TenderQuery.isTooLong(sought);
    Verdict<TenderFilter> filter = TenderFilter.read(visit::parameter, zone.zone());
    boolean wrong = tooLong || filter.refused().isPresent();
    TenderQuery query =
        new TenderQuery(
            tooLong ? "" : sought, states, sort, visit.pageNumber(), TenderQuery.PAGE_SIZE);
    TenderPage found = wrong ? TenderPage.EMPTY : tenders.page(query.with(filter.orThrow()));
    Map<String, Object> model = new HashMap<>(shown(found));
    model.put("query", query.text());
    model.put("tooLong", tooLong);
    filter.refused().ifPresent(refusal -> model.put("wrong", refusal));
    model.put("status", states.size() == 1 ? states.iterator().next().name() : "");
    model.put("statuses", Arrays.stream(TenderState.values()).map(TenderState::name).toList());
    model.put("filter", typed(visit));
    model.put("businesses", BUSINESSES);
    model.put("sort", sort == TenderQuery.Sort.CLOSING ? "closing" : "newest");
    return new Page(wrong ? Page.BAD_REQUEST : Page.OK, "tenders", model);
  }

  private Map<String, Object> shown(TenderPage found) {
    return Map.of(
        "rows",
        found.tenders(),
        "postponed",
        postponed(found),
        "pages",
        found.pages(),
        "total",
        found.total(),
        "match",
        found.match().name());
  }

  /** What was typed to leave tenders out, by parameter; without what was left empty. */
  private static Map<String, String> typed(Visit visit) {
    Map<String, String> typed = new LinkedHashMap<>();
    FILTERS.stream()
        .filter(name -> !visit.parameter(name).isEmpty())
        .forEach(name -> typed.put(name, visit.parameter(name)));
    return typed;
  }

  /** The outage behind the present times, by number of the tender. */
  private Map<String, String> postponed(TenderPage found) {
    Map<String, String> byNumber = new HashMap<>();
    incidents
        .behind(found.tenders().stream().map(TenderSummary::ref).toList())
        .forEach((tender, incident) -> byNumber.put(tender.value(), incident.toString()));
    return byNumber;
  }

  private static Set<TenderState> states(String name) {
    return Arrays.stream(TenderState.values()).anyMatch(state -> state.name().equals(name))
        ? Set.of(TenderState.valueOf(name))
        : Set.of();
  }
}
