package org.opengeps.portal.citizen;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/**
 * One order in the history of a notice.
 *
 * @param ref number and order
 * @param kind word of the kind
 * @param reason null for a first notice
 * @param current whether it holds, for one of its lots at least
 */
public record OrderRow(
    String ref, String kind, Instant publishedAt, LocalText reason, boolean current) {
  private static final Comparator<OrderRow> NEWEST_FIRST =
      Comparator.comparing(OrderRow::ref).reversed();

  /** All orders, the newest first. */
  static List<OrderRow> all(List<NoticeView> orders) {
    List<Notice> notices = orders.stream().map(NoticeView::notice).toList();
    return orders.stream()
        .map(order -> of(order, holds(order.notice(), notices)))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static boolean holds(Notice order, List<Notice> all) {
    return order.lotNames().stream()
        .flatMap(lot -> Notice.lastOf(lot, all).stream())
        .anyMatch(last -> last.ref().equals(order.ref()));
  }

  private static OrderRow of(NoticeView view, boolean holds) {
    return new OrderRow(
        view.ref().toString(),
        view.notice().kind().name(),
        view.publishedAt(),
        view.notice().revision().reason(),
        holds);
  }
}
