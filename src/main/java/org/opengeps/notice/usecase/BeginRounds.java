package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.opengeps.custody.usecase.DestroyGateKey;
import org.opengeps.notice.model.Tender;
import org.opengeps.protocol.message.Notice;

/**
 * Bids are asked for in another round. What stayed sealed in the tender until then stays so for
 * ever: while firms think of a new price, nobody shall have the means to look at an old one.
 */
@Dependent
class BeginRounds {
  @Inject private TenderMoves moves;
  @Inject private FindNotice notices;
  @Inject private DestroyGateKey destroyGateKey;

  /**
   * @param tender locked by the caller
   * @param order published now
   */
  void begin(Tender tender, Notice order, Instant at) {
    if (order.kind() == Notice.Kind.NEXT_STAGE) {
      List<String> before =
          order.lots().stream().map(lot -> lot.name().before().orElseThrow().toString()).toList();
      moves.goOn(tender, before, at);
    }
    moves.begin(tender, order, at);
    // no lot of the tender waits to be opened when one is asked for in another round
    notices.history(tender.number()).stream()
        .flatMap(before -> before.notice().slots().stream())
        .distinct()
        .filter(slot -> !order.lists(slot.lot()))
        .forEach(slot -> destroyGateKey.destroy(order.ref(), slot, at));
  }
}
