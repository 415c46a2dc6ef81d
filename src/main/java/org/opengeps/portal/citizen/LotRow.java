package org.opengeps.portal.citizen;

import java.util.List;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.Lot;

/** A lot in the table of a tender that has several. */
public record LotRow(Lot lot, String state) {
  static List<LotRow> of(NoticeView view) {
    return view.notice().lots().stream()
        .map(lot -> new LotRow(lot, view.state(lot.lot()).name()))
        .toList();
  }
}
