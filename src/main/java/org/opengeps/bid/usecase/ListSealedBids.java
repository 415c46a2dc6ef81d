package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedBid;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.model.Closing;
import org.opengeps.bid.model.Closings;
import org.opengeps.bid.model.Receptions;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * The sealed set of a closed lot, for the opening. What it returns opens only with the gate key and
 * k officers.
 */
@ApplicationScoped
public class ListSealedBids {
  @Inject private Closings closings;
  @Inject private Receptions receptions;
  @Inject private Documents documents;

  /** The set in close order; empty while the lot is not closed. */
  @Transactional
  public Optional<SealedSet> of(LotRef lot) {
    return closings.find(lot).map(this::set);
  }

  private SealedSet set(Closing closing) {
    byte[] close = documents.get(closing.closeHash());
    return new SealedSet(
        CloseStatement.from(JsonObject.parseCanonical(close)),
        closing.salt(),
        documents.list(receptions.listSealed(closing.lot())).stream()
            .map(core -> ReceiptCore.from(JsonObject.parseCanonical(core)))
            .toList());
  }

  /**
   * The sealed bytes of a part of the set, in its order. Whether they are those that were received
   * says the reader.
   *
   * @param envelope which of the envelopes
   * @param from place in the set, from 0
   */
  @Transactional
  public List<SealedBid> page(LotRef lot, String envelope, int from, int count) {
    return receptions.listSealedBytes(lot, envelope, from, count);
  }
}
