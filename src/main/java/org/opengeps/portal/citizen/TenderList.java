package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindTenders;

/** The public list with search, filter and order. */
@ApplicationScoped
class TenderList {
  @Inject private FindTenders tenders;
  @Inject private FindIncidents incidents;

  Page show(Visit visit) {
    Set<TenderState> states = states(visit.parameter("status"));
    TenderQuery.Sort sort =
        visit.parameter("sort").equals("closing")
            ? TenderQuery.Sort.CLOSING
            : TenderQuery.Sort.NEWEST;
    String sought = visit.parameter("q");
    boolean tooLong = TenderQuery.isTooLong(sought);
    TenderQuery query =
        new TenderQuery(
            tooLong ? "" : sought, states, sort, visit.pageNumber(), TenderQuery.PAGE_SIZE);
    TenderPage found = tooLong ? TenderPage.EMPTY : tenders.page(query);
    Map<String, Object> model = new HashMap<>();
    model.put("rows", found.tenders());
    model.put("query", query.text());
    model.put("tooLong", tooLong);
    model.put("postponed", postponed(found));
    model.put("status", states.size() == 1 ? states.iterator().next().name() : "");
    model.put("statuses", Arrays.stream(TenderState.values()).map(TenderState::name).toList());
    model.put("sort", sort == TenderQuery.Sort.CLOSING ? "closing" : "newest");
    model.put("pages", found.pages());
    model.put("total", found.total());
    model.put("match", found.match().name());
    return new Page(tooLong ? Page.BAD_REQUEST : Page.OK, "tenders", model);
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
