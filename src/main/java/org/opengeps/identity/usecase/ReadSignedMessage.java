package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Person;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.RevocationStatus;

/**
 * The door for everything that arrives signed: who sent it, and does the signature count as of an
 * instant. Call it outside transactions: it may wait seconds for an authority's service.
 */
@ApplicationScoped
public class ReadSignedMessage {
  @Inject private VerifySignature verify;
  @Inject private FindPerson findPerson;

  /**
   * Reads a message and decides completely.
   *
   * @param cms SignedData in DER
   * @param expectedType the {@code type} of its content
   * @param at instant of the act: reception by this server
   * @return refused with {@code cms-format}, {@code type-unexpected}, {@code signature-invalid},
   *     {@code certificate-unbound}, {@code certificate-expired}, {@code
   *     certificate-not-yet-valid}, {@code certificate-untrusted}, {@code certificate-revoked},
   *     {@code revocation-unknown}
   */
  public Verdict<SignedMessage> read(byte[] cms, String expectedType, Instant at) {
    Verdict<SignedMessage> verdict = readProvisionally(cms, expectedType, at);
    if (verdict instanceof Verdict.Accepted<SignedMessage> accepted
        && accepted.value().revocation() instanceof RevocationStatus.Unknown unknown) {
      return Verdict.refuse(VerifySignature.revocationUnknown(unknown));
    }
    return verdict;
  }

  /**
   * The same, but a revocation that nobody could tell is no refusal: the caller accepts
   * provisionally and decides later.
   */
  public Verdict<SignedMessage> readProvisionally(byte[] cms, String expectedType, Instant at) {
    Verdict<SignedDocument> read = verify.readDocument(cms, expectedType);
    if (read instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return judge(read.orThrow(), at);
  }

  /**
   * The same as {@link #readProvisionally} without a trace in the database: who bids must not be
   * seen before the opening, not even in the evidence of revocation.
   */
  public Verdict<SignedMessage> readInConfidence(byte[] cms, String expectedType, Instant at) {
    Verdict<SignedDocument> read = verify.readDocument(cms, expectedType);
    if (read instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return judge(read.orThrow(), document -> verify.judgeInConfidence(document, at), at);
  }

  /** Judges a document that was read before, for example at the opening as of its reception. */
  public Verdict<SignedMessage> judge(SignedDocument document, Instant at) {
    return judge(document, read -> verify.judge(read, at), at);
  }

  private Verdict<SignedMessage> judge(
      SignedDocument document,
      Function<SignedDocument, Verdict<VerifiedSignature>> verification,
      Instant at) {
    Optional<Actor> actor = findActor(document, at);
    if (actor.isEmpty()) {
      return Verdict.refuse(Refusal.of("certificate-unbound"));
    }
    Verdict<VerifiedSignature> signature = verification.apply(document);
    if (signature instanceof Verdict.Refused<VerifiedSignature> refused) {
      return Verdict.refuse(refused.refusal());
    }
    VerifiedSignature held = signature.orThrow();
    return Verdict.accept(
        new SignedMessage(document, actor.get(), held.certificate(), held.revocation()));
  }

  private Optional<Actor> findActor(SignedDocument document, Instant at) {
    return findPerson
        .findByCertificate(Certificates.fingerprint(document.signer()), at)
        .map(Person::actor);
  }
}
