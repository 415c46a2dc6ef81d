package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.opengeps.bid.model.Bidder;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.identity.usecase.VerifySignature;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;

/**
 * Finds out who signed, without leaving a trace of it: certificate bound to a supplier, then path
 * and revocation as of the instant. To be called outside of transactions; it may wait for an
 * authority's service.
 */
@ApplicationScoped
public class ReadBidder {
  private ReadSignedMessage messages;
  private VerifySignature signatures;
  private IntakeQuestions questions;
  private IntakePlaces places;

  /** For the container. */
  protected ReadBidder() {}

  @Inject
  public ReadBidder(
      ReadSignedMessage messages,
      VerifySignature signatures,
      IntakeQuestions questions,
      IntakePlaces places) {
    this.messages = messages;
    this.signatures = signatures;
    this.questions = questions;
    this.places = places;
  }

  /**
   * @param message SignedData, DER
   * @param type {@code type} of its content
   * @param at instant of the act
   */
  Authentication authenticate(byte[] message, String type, Instant at) {
    return verify(message, type, at).get();
  }

  /**
   * The slow part of it, which may wait for authorities.
   *
   * @return the rest, which only reads the register and may be asked for in a transaction
   */
  Supplier<Authentication> verify(byte[] message, String type, Instant at) {
    Verdict<SignedMessage> read = places.aside(() -> messages.readInConfidence(message, type, at));
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      Authentication nobody = refused(message, refused.refusal(), at);
      return () -> nobody;
    }
    return () -> supplier(read.orThrow(), at);
  }

  /** Whose signature holds; whether that firm may bid at all. */
  Authentication supplier(SignedMessage message, Instant at) {
    Optional<Refusal> obstacle = IntakeQuestions.first(questions.ofSender(message.actor(), at));
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
