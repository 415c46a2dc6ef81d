package org.opengeps.portal.page;

import java.util.List;
import java.util.function.Supplier;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** A lot in one of its rounds, in the table of a tender that has several. */
public record LotRow(Lot lot, String state) {
  /**
   * All lots of a tender in all their rounds, each as the last order says it that lists it.
   *
   * @param view any order of the tender
   * @param history all orders; asked only where this one does not list all lots
   */
  public static List<LotRow> all(NoticeView view, Supplier<List<NoticeView>> history) {
    Notice notice = view.notice();
    if (notice.lotNames().containsAll(view.lots().keySet())) {
      return notice.lots().stream().map(lot -> row(view, lot)).toList();
    }
    List<Notice> orders = history.get().stream().map(NoticeView::notice).toList();
    return view.lots().keySet().stream()
        .flatMap(name -> Notice.lastOf(name, orders).map(order -> order.lot(name)).stream())
        .map(lot -> row(view, lot))
        .toList();
  }

  private static LotRow row(NoticeView view, Lot lot) {
    return new LotRow(lot, view.state(lot.lot()).name());
  }
}
