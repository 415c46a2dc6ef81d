package org.opengeps.protocol.opening;

import java.util.Optional;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Statement;

/**
 * The last bid of a replacement chain, with the gate layer taken off.
 *
 * @param place in close order from 1: the number of its files in a bundle
 * @param reception what the receipt says
 * @param signed the outer SignedData; empty only if it cannot be read
 * @param statement its content; empty only if it cannot be read
 * @param sealedPublic empty if the bid is left out
 * @param sealedConfidential empty if the bid is left out
 * @param proofless whether it is listed and its public part carries no proof of the ephemeral key
 * @param leftOut empty, or the code why its points are not decrypted
 */
public record Head(
    int place,
    ReceiptCore reception,
    Optional<SignedDocument> signed,
    Optional<Statement> statement,
    Optional<Envelope> sealedPublic,
    Optional<Envelope> sealedConfidential,
    boolean proofless,
    Optional<String> leftOut) {
  static Head leftOut(int place, ReceiptCore reception, String code) {
    return new Head(
        place,
        reception,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(code));
  }

  Head leftOut(String code) {
    return new Head(
        place,
        reception,
        signed,
        statement,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(code));
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
