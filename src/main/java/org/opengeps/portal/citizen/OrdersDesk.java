package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.NoticeTerms;

/**
 * {@code /tenders/{number}/changes?before=000&after=002}: what differs between any two orders of a
 * tender, without what every order says of itself. Without a choice the last two are compared.
 */
@ApplicationScoped
class OrdersDesk {
  @Inject private FindNotice notices;

  Page show(Visit visit, NoticeView view) {
    List<NoticeView> all = notices.history(view.number());
    NoticeView after = chosen(all, visit.parameter("after")).orElse(all.get(all.size() - 1));
    NoticeView before =
        chosen(all, visit.parameter("before")).orElse(all.get(Math.max(0, all.size() - 2)));
    List<NoticeTerms.Change> changes = notices.changes(before.ref(), after.ref()).orElse(List.of());
    Map<String, Object> model = new HashMap<>();
    model.put("notice", after.notice());
    model.put("orders", OrderRow.all(all));
    model.put("before", before.ref().toString());
    model.put("after", after.ref().toString());
    model.put("changes", changes);
    return Page.of("changes", model);
  }

  /** An order by its number, with or without the tender's. */
  private static Optional<NoticeView> chosen(List<NoticeView> all, String order) {
    return all.stream().filter(one -> is(one.ref(), order)).findFirst();
  }

  private static boolean is(TenderRef ref, String order) {
    return ref.order().equals(order) || ref.toString().equals(order);
  }
}
