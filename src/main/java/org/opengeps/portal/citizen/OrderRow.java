package org.opengeps.portal.citizen;

import java.time.Instant;
import java.util.Comparator;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.LocalText;

/**
 * One order in the history of a notice.
 *
 * @param ref number and order
 * @param kind word of the kind
 * @param reason null for a first notice
 */
public record OrderRow(
    String ref, String kind, Instant publishedAt, LocalText reason, boolean current) {
  static final Comparator<OrderRow> NEWEST_FIRST = Comparator.comparing(OrderRow::ref).reversed();

  static OrderRow of(NoticeView view) {
    return new OrderRow(
        view.ref().toString(),
        view.notice().kind().name(),
        view.publishedAt(),
        view.notice().revision().reason(),
        view.current());
  }
}
