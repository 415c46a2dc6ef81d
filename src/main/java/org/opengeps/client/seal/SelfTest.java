package org.opengeps.client.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SealedSubmission.SealedEnvelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Opens a fresh submission the way the opening will, with the ephemeral keys that only this device
 * has and only now: what does not open here would be void at the opening.
 */
final class SelfTest {
  private SelfTest() {}

  /**
   * @param random all randomness of the sealing
   */
  static Optional<Refusal> judge(
      SealedSubmission sealed, List<EnvelopeTerms> terms, RecordingRandom random) {
    return isStatementRight(sealed) && terms.stream().allMatch(one -> opens(sealed, one, random))
        ? Optional.empty()
        : Optional.of(Refusal.of("self-test-failed"));
  }

  private static boolean opens(
      SealedSubmission sealed, EnvelopeTerms terms, RecordingRandom random) {
    SealedEnvelope envelope =
        sealed.envelopes().stream()
            .filter(one -> one.envelope().equals(terms.envelope()))
            .findFirst()
            .orElseThrow();
    Optional<byte[]> payload = open(Envelope.read(envelope.der()), terms.gateKey(), random);
    if (payload.isEmpty()) {
      return false;
    }
    GatedPayload parts = GatedPayload.read(payload.get());
    Envelope publicPart = Envelope.read(parts.sealedPublic());
    Envelope confidentialPart = Envelope.read(parts.sealedConfidential());
    Point y = terms.committeeKey().y();
    return isRight(
            sealed,
            terms.envelope(),
            publicPart,
            open(publicPart, y, random),
            EphemeralProof.PUBLIC,
            envelope.publicPart().toJson())
        && isRight(
            sealed,
            terms.envelope(),
            confidentialPart,
            open(confidentialPart, y, random),
            EphemeralProof.CONFIDENTIAL,
            envelope.confidentialPart().toJson());
  }

  /** The ephemeral key is the piece of randomness whose public point stands in the envelope. */
  private static Optional<byte[]> open(Envelope envelope, Point recipient, RecordingRandom random) {
    return random.given().stream()
        .filter(bytes -> bytes.length == Scalar.LENGTH)
        .flatMap(bytes -> scalar(bytes).stream())
        .filter(scalar -> Point.base(scalar).equals(envelope.originator()))
        .findFirst()
        .flatMap(scalar -> envelope.openWith(recipient.times(scalar)));
  }

  static Optional<Scalar> scalar(byte[] bytes) {
    try {
      return Optional.of(Scalar.fromBytes(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isRight(
      SealedSubmission sealed,
      String slot,
      Envelope envelope,
      Optional<byte[]> content,
      String name,
      JsonObject expected) {
    Statement statement = sealed.statement();
    SignedDocument outer = SignedDocument.read(sealed.statementDer());
    Sha256 context =
        EphemeralProof.context(
            statement.noticeHash(),
            new Slot(statement.lot(), slot),
            statement.submission(),
            name,
            outer.signer());
    Optional<SignedDocument> inner = content.map(SignedDocument::read);
    return inner.isPresent()
        && inner.get().isSignatureValid()
        && inner.get().signer().equals(outer.signer())
        && Arrays.equals(inner.get().content(), expected.canonical())
        && EphemeralProof.judge(envelope, context) == EphemeralProof.Finding.PROVEN;
  }

  private static boolean isStatementRight(SealedSubmission sealed) {
    SignedDocument outer = SignedDocument.read(sealed.statementDer());
    return outer.isSignatureValid()
        && Statement.from(outer.json()).equals(sealed.statement())
        && sealed.envelopes().stream()
            .map(one -> new EnvelopeHash(one.envelope(), Sha256.of(one.der())))
            .toList()
            .equals(sealed.statement().hashes());
  }
}
