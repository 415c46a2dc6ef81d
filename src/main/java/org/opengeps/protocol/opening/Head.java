package org.opengeps.protocol.opening;

import java.util.Optional;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Statement;

/**
 * The last bid of a replacement chain, with the gate layer taken off.
 *
 * @param reception what the receipt says
 * @param signed the outer SignedData; empty only if it cannot be read
 * @param statement its content; empty only if it cannot be read
 * @param sealedPublic empty if the bid is left out
 * @param sealedConfidential empty if the bid is left out
 * @param leftOut empty, or the code why its points are not decrypted
 */
public record Head(
    ReceiptCore reception,
    Optional<SignedDocument> signed,
    Optional<Statement> statement,
    Optional<Envelope> sealedPublic,
    Optional<Envelope> sealedConfidential,
    Optional<String> leftOut) {
  static Head leftOut(ReceiptCore reception, String code) {
    return new Head(
        reception,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(code));
  }

  Head leftOut(String code) {
    return new Head(
        reception, signed, statement, Optional.empty(), Optional.empty(), Optional.of(code));
  }

  public boolean isListed() {
    return leftOut.isEmpty();
  }
}
