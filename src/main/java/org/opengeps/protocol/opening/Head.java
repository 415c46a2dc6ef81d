package org.opengeps.protocol.opening;

import java.util.Optional;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.threshold.Point;

/**
 * The last bid of a replacement chain, as far as the committee's work needs it: a few hundred
 * bytes, so that all bids of a large tender may be held at once. What is sealed in it comes back
 * with {@link GateLayer#strip}.
 *
 * @param place in close order from 1: the number of its files in a bundle
 * @param reception what the receipt says
 * @param publicPoint originator of the sealed public part; empty if the bid is left out
 * @param confidentialPoint originator of the sealed confidential part; empty if it is left out
 * @param proofless whether it is listed and its public part carries no proof of the ephemeral key
 * @param leftOut empty, or the code why its points are not decrypted
 */
public record Head(
    int place,
    ReceiptCore reception,
    Optional<Point> publicPoint,
    Optional<Point> confidentialPoint,
    boolean proofless,
    Optional<String> leftOut) {
  static Head leftOut(int place, ReceiptCore reception, String code) {
    return new Head(place, reception, Optional.empty(), Optional.empty(), false, Optional.of(code));
  }

  static Head listed(int place, StrippedBid bid) {
    return new Head(
        place,
        bid.reception(),
        Optional.of(bid.sealedPublic().originator()),
        Optional.of(bid.sealedConfidential().originator()),
        bid.sealedPublic().ukm().isEmpty(),
        Optional.empty());
  }

  public boolean isListed() {
    return leftOut.isEmpty();
  }

  /**
   * The list on which the public point stands: {@code public}, or a list of its own if nobody has
   * proven to know its secret.
   */
  public String publicList() {
    return proofless ? Partial.prooflessList(place) : Partial.PUBLIC;
  }
}
