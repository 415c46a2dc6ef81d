package org.opengeps.bid;

import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * What stood sealed when an envelope closed, in close order: by instant of submission, then by
 * submission id.
 *
 * @param envelope which one, with the notice version in force at closing
 * @param closeHash hash of the close document
 * @param close canonical {@code opengeps/close/1}
 * @param salt 32 bytes that hide the commitment until the opening reveals them
 * @param bids accepted and provisional receptions, the withdrawn and superseded ones included
 */
public record SealedSet(
    EnvelopeRef envelope, Sha256 closeHash, byte[] close, byte[] salt, List<SealedBid> bids) {
  public int count() {
    return bids.size();
  }
}
