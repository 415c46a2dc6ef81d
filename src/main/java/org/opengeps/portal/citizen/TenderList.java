package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindTenders;

/** The public list with search and filter. */
@ApplicationScoped
class TenderList {
  /** The list spans agencies; its times are shown in the zone of the jurisdiction. */
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  @Inject private FindTenders tenders;

  Page show(Visit visit) {
    Set<TenderState> states = states(visit.parameter("status"));
    TenderPage found =
        tenders.page(
            new TenderQuery(
                visit.parameter("q"), states, visit.pageNumber(), TenderQuery.PAGE_SIZE));
    return Page.of(
        "tenders",
        Map.of(
            "rows", found.tenders(),
            "zone", ZONE,
            "query", visit.parameter("q"),
            "status", states.size() == 1 ? states.iterator().next().name() : "",
            "statuses", Arrays.stream(TenderState.values()).map(TenderState::name).toList(),
            "page", found.page(),
            "pages", found.pages(),
            "total", found.total()));
  }

  private static Set<TenderState> states(String name) {
    return Arrays.stream(TenderState.values()).anyMatch(state -> state.name().equals(name))
        ? Set.of(TenderState.valueOf(name))
        : Set.of();
  }
}
