package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.opengeps.custody.usecase.DestroyGateKey;
import org.opengeps.notice.model.Tender;
import org.opengeps.protocol.message.Notice;

/**
 * Lots are bid for once more. What stayed sealed in the tender until then stays so for ever: while
 * firms think of a new price, nobody shall have the means to look at an old one.
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
    moves.begin(tender, order, at);
    // no lot of the tender waits to be opened when one is bid for once more
    notices.history(tender.number()).stream()
        .flatMap(before -> before.notice().slots().stream())
        .distinct()
        .filter(slot -> !order.lists(slot.lot()))
        .forEach(slot -> destroyGateKey.destroy(order.ref(), slot, at));
  }
}
