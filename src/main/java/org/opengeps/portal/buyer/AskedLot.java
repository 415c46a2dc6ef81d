package org.opengeps.portal.buyer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** Which lot of a tender a page is about, in which of its rounds. */
final class AskedLot {
  private AskedLot() {}

  /** The order that holds for the lot that {@code lot=} names, or the order in force. */
  static Optional<NoticeView> order(
      HttpServletRequest request, FindNotice notices, TenderNumber number) {
    return Optional.ofNullable(request.getParameter("lot"))
        .flatMap(lot -> notices.inForce(number, lot))
        .or(() -> notices.current(number));
  }

  /** The one that {@code lot=} names, or the first. */
  static Lot of(HttpServletRequest request, Notice notice) {
    String name = request.getParameter("lot");
    return notice.findLot(name == null ? "" : name).orElse(notice.lots().get(0));
  }
}
