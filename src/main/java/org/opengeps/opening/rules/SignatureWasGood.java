package org.opengeps.opening.rules;

import java.util.Optional;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * A bid received provisionally, because nobody could tell then whether its certificate was revoked,
 * is decided at the opening as of its reception. An accepted bid is not decided again: a later
 * revocation never voids it. Where still nobody can tell, the bidder does not suffer for it.
 */
public final class SignatureWasGood {
  private SignatureWasGood() {}

  /**
   * @param asOfReception judgment of the bid's signature as of its reception, made now
   * @return empty, or the code why the bid is void
   */
  public static Optional<String> judge(
      ReceiptCore.Outcome outcome, Verdict<SignedMessage> asOfReception) {
    return outcome == ReceiptCore.Outcome.PROVISIONAL
            && asOfReception instanceof Verdict.Refused<SignedMessage> refused
        ? Optional.of(refused.refusal().code())
        : Optional.empty();
  }
}
