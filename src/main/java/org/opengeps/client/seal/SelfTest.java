package org.opengeps.client.seal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Opens a fresh submission the way the opening will, with the ephemeral keys that only this device
 * has and only now: what does not open here would be void at the opening.
 */
final class SelfTest {
  /** Length of the randomness behind an ephemeral scalar. */
  private static final int EPHEMERAL = 48;

  private SelfTest() {}

  /**
   * @param random all randomness of the sealing, in order
   */
  static Optional<Refusal> judge(
      SealedSubmission sealed, EnvelopeTerms terms, RecordingRandom random) {
    List<Scalar> ephemerals =
        random.given().stream()
            .filter(bytes -> bytes.length == EPHEMERAL)
            .map(bytes -> Scalar.reduce(new BigInteger(1, bytes)))
            .toList();
    boolean good = ephemerals.size() == 3 && opens(sealed, terms, ephemerals);
    return good
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "self-test-failed",
                "The sealed bid does not open on this device and would be void. Nothing was sent; please report this."));
  }

  private static boolean opens(
      SealedSubmission sealed, EnvelopeTerms terms, List<Scalar> ephemerals) {
    Envelope gate = Envelope.read(sealed.envelopeDer());
    Optional<byte[]> payload = gate.openWith(terms.gateKey().times(ephemerals.get(2)));
    if (payload.isEmpty() || !isStatementRight(sealed)) {
      return false;
    }
    GatedPayload parts = GatedPayload.read(payload.get());
    Point y = terms.committeeKey().y();
    return opens(
            sealed,
            parts.sealedPublic(),
            y.times(ephemerals.get(0)),
            EphemeralProof.PUBLIC,
            sealed.publicPart().toJson())
        && opens(
            sealed,
            parts.sealedConfidential(),
            y.times(ephemerals.get(1)),
            EphemeralProof.CONFIDENTIAL,
            sealed.confidentialPart().toJson());
  }

  private static boolean opens(
      SealedSubmission sealed, byte[] part, Point shared, String name, JsonObject expected) {
    Envelope envelope = Envelope.read(part);
    Statement statement = sealed.statement();
    SignedDocument outer = SignedDocument.read(sealed.statementDer());
    Sha256 context =
        EphemeralProof.context(
            statement.noticeHash(), statement.slot(), statement.submission(), name, outer.signer());
    Optional<SignedDocument> inner = envelope.openWith(shared).map(SignedDocument::read);
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
        && sealed.statement().envelopeHash().equals(Sha256.of(sealed.envelopeDer()));
  }
}
