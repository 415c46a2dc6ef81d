package org.opengeps.client.seal;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * A bid that is never sent and whose ephemeral keys are still known, so that its opening can be
 * repeated with nothing around it: what a machine needs at least to open one bid. One curve
 * multiplication stands for each that the committee's partials take to combine.
 */
public final class SealedSample {
  private final EnvelopeTerms terms;
  private final byte[] statement;
  private final byte[] envelope;
  private final Scalar ofGate;
  private final Scalar ofPublic;
  private final Scalar ofConfidential;

  private SealedSample(SealedSubmission sealed, EnvelopeTerms terms, List<Scalar> secrets) {
    this.terms = terms;
    this.statement = sealed.statementDer();
    this.envelope = sealed.envelopeDer();
    Envelope gate = Envelope.read(envelope);
    this.ofGate = secretOf(gate, secrets);
    GatedPayload parts = payload(gate).orElseThrow();
    this.ofPublic = secretOf(Envelope.read(parts.sealedPublic()), secrets);
    this.ofConfidential = secretOf(Envelope.read(parts.sealedConfidential()), secrets);
  }

  /**
   * @param random all randomness of the sealing
   */
  static SealedSample of(SealedSubmission sealed, EnvelopeTerms terms, RecordingRandom random) {
    List<Scalar> secrets =
        random.given().stream()
            .filter(bytes -> bytes.length == Scalar.LENGTH)
            .flatMap(bytes -> SelfTest.scalar(bytes).stream())
            .toList();
    return new SealedSample(sealed, terms, secrets);
  }

  private static Scalar secretOf(Envelope envelope, List<Scalar> secrets) {
    return secrets.stream()
        .filter(secret -> Point.base(secret).equals(envelope.originator()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<GatedPayload> payload(Envelope gate) {
    return gate.openWith(terms.gateKey().times(ofGate)).map(GatedPayload::read);
  }

  /**
   * Verifies and opens it as an opening does: the outer signature, the gate's layer, both sealed
   * parts with the proofs of their keys and their signatures.
   */
  public boolean opens() {
    SignedDocument outer = SignedDocument.read(statement);
    Optional<GatedPayload> parts = payload(Envelope.read(envelope));
    return outer.isSignatureValid()
        && parts.isPresent()
        && opens(outer, parts.get().sealedPublic(), ofPublic, EphemeralProof.PUBLIC)
        && opens(
            outer, parts.get().sealedConfidential(), ofConfidential, EphemeralProof.CONFIDENTIAL);
  }

  private boolean opens(SignedDocument outer, byte[] sealed, Scalar secret, String part) {
    Statement said = Statement.from(outer.json());
    Sha256 context =
        EphemeralProof.context(
            said.noticeHash(),
            new Slot(said.lot(), terms.envelope()),
            said.submission(),
            part,
            outer.signer());
    Envelope envelopeOfPart = Envelope.read(sealed);
    Optional<SignedDocument> inner =
        envelopeOfPart.openWith(terms.committeeKey().y().times(secret)).map(SignedDocument::read);
    return EphemeralProof.judge(envelopeOfPart, context) == EphemeralProof.Finding.PROVEN
        && inner.isPresent()
        && inner.get().isSignatureValid();
  }
}
