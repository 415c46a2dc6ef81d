package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.model.Bidder;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.identity.usecase.VerifySignature;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.registry.usecase.Eligibility;

/**
 * Finds out who signed, without leaving a trace of it: certificate bound to a supplier, then path
 * and revocation as of the instant. To be called outside of transactions; it may wait for an
 * authority's service.
 */
@ApplicationScoped
public class ReadBidder {
  @Inject private ReadSignedMessage messages;
  @Inject private VerifySignature signatures;
  @Inject private Eligibility eligibility;

  /**
   * @param message SignedData, DER
   * @param type {@code type} of its content
   * @param at instant of the act
   */
  Authentication authenticate(byte[] message, String type, Instant at) {
    Verdict<SignedMessage> read = messages.readInConfidence(message, type, at);
    return read instanceof Verdict.Refused<SignedMessage> refused
        ? refused(message, refused.refusal(), at)
        : supplier(read.orThrow(), at);
  }

  private Authentication supplier(SignedMessage message, Instant at) {
    Optional<Refusal> obstacle =
        message.actor().has(Role.SUPPLIER_BIDDER)
            ? eligibility.obstacle(message.actor().organisation(), at)
            : Optional.of(BidRefusals.NOT_A_SUPPLIER.refusal());
    if (obstacle.isPresent()) {
      return new Authentication.Known(obstacle.get());
    }
    Bidder bidder = new Bidder(message.actor().organisation());
    return message.isRevocationUnknown()
        ? new Authentication.RevocationUnknown(bidder)
        : new Authentication.Certain(bidder);
  }

  /**
   * A certificate that was bound once is known whatever became of it. One that was never bound
   * belongs to somebody only if an accredited authority vouches for it.
   */
  private Authentication refused(byte[] message, Refusal refusal, Instant at) {
    return switch (refusal.code()) {
      case "certificate-revoked", "certificate-expired" -> new Authentication.Known(refusal);
      case "certificate-unbound" ->
          signatures.judgeInConfidence(SignedDocument.read(message), at) instanceof Verdict.Accepted
              ? new Authentication.Known(refusal)
              : new Authentication.Stranger(refusal);
      default -> new Authentication.Stranger(refusal);
    };
  }
}
