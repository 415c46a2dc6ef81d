package org.opengeps.verifier;

import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.message.Notice;

/**
 * The order that was in force when a lot closed: orders of the platform after it may have moved the
 * opening alone.
 */
final class OrderAtClosing {
  private OrderAtClosing() {}

  static Optional<Notice> of(Bundle bundle) {
    List<Signed<Notice>> own = bundle.ofLot();
    if (bundle.close.isEmpty() || own.isEmpty()) {
      return bundle.notice().map(Signed::content);
    }
    for (int i = own.size() - 1; i > 0; i--) {
      Notice order = own.get(i).content();
      boolean onlyOpening =
          bundle.postponements.containsKey(own.get(i).name())
              && order.schedule().closesAt().equals(own.get(i - 1).content().schedule().closesAt())
              && !order.hash().equals(bundle.close.get().noticeHash());
      // what is cancelled before its closing is never closed
      if (!onlyOpening && order.kind() != Notice.Kind.CANCELLATION) {
        return Optional.of(order);
      }
    }
    return Optional.of(own.get(0).content());
  }
}
