package org.opengeps.portal.buyer;

import jakarta.servlet.http.HttpServletRequest;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** Which lot of a tender a page is about. */
final class AskedLot {
  private AskedLot() {}

  /** The one that {@code lot=} names, or the first. */
  static Lot of(HttpServletRequest request, Notice notice) {
    String name = request.getParameter("lot");
    return notice.findLot(name == null ? "" : name).orElse(notice.lots().get(0));
  }
}
