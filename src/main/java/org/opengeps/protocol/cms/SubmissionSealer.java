package org.opengeps.protocol.cms;

import java.security.SecureRandom;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Makes all layers of a submission (docs/protocol.md section 6).
 *
 * <p>Randomness is taken in this order, so that page and command line give the same bytes from the
 * same generator: salt of the public part (32 bytes), salt of the confidential part (32); for the
 * public part and then for the confidential part: ephemeral scalar (32), hedge of the proof's nonce
 * (32), content key (32), GCM nonce (12); for the gate: ephemeral scalar (32), content key (32),
 * nonce (12).
 */
public final class SubmissionSealer {
  private final DocumentSigner signer;
  private final SecureRandom random;

  public SubmissionSealer(DocumentSigner signer, SecureRandom random) {
    this.signer = signer;
    this.random = random;
  }

  /**
   * @param terms of the notice, for the draft's slot
   * @throws IllegalArgumentException if a sealing certificate does not hold the key that the notice
   *     names, or the bid is too long
   */
  public SealedSubmission seal(BidDraft draft, EnvelopeTerms terms) {
    Recipient committee =
        recipient(terms.committeeCertificate(), terms.committeeKey().y(), "committee");
    Recipient gate = recipient(terms.gateCertificate(), terms.gateKey(), "gate");
    PublicPart publicPart = publicPart(draft, salt());
    ConfidentialPart confidentialPart = confidentialPart(draft, salt());
    byte[] sealedPublic = sealPart(draft, EphemeralProof.PUBLIC, publicPart.toJson(), committee);
    byte[] sealedConfidential =
        sealPart(draft, EphemeralProof.CONFIDENTIAL, confidentialPart.toJson(), committee);
    byte[] payload = new GatedPayload(sealedPublic, sealedConfidential).bytes();
    byte[] gated = Envelope.seal(payload, gate, Scalar.random(random), null, random);
    Statement statement = statement(draft, Sha256.of(gated));
    byte[] outer = signer.sign(statement.toJson(), draft.signedAt());
    return new SealedSubmission(statement, outer, gated, publicPart, confidentialPart);
  }

  private byte[] sealPart(BidDraft draft, String part, JsonObject content, Recipient committee) {
    byte[] inner = signer.sign(content, draft.signedAt());
    Sha256 context =
        EphemeralProof.context(
            draft.noticeHash(), draft.slot(), draft.submission(), part, signer.certificate());
    Scalar ephemeral = Scalar.random(random);
    byte[] proof = KnowledgeProof.make(ephemeral, context, random).bytes();
    return Envelope.seal(inner, committee, ephemeral, proof, random);
  }

  private static PublicPart publicPart(BidDraft draft, Sha256 salt) {
    return new PublicPart(
        draft.tender(),
        draft.noticeHash(),
        draft.slot(),
        draft.submission(),
        draft.supplier(),
        draft.supplierName(),
        draft.random(),
        draft.offer(),
        salt);
  }

  private static ConfidentialPart confidentialPart(BidDraft draft, Sha256 salt) {
    return new ConfidentialPart(
        draft.tender(),
        draft.noticeHash(),
        draft.slot(),
        draft.submission(),
        draft.files(),
        draft.contact(),
        salt);
  }

  private static Statement statement(BidDraft draft, Sha256 envelopeHash) {
    return new Statement(
        draft.submission(),
        draft.tender(),
        draft.noticeHash(),
        draft.slot(),
        envelopeHash,
        draft.uploads(),
        draft.replaces(),
        draft.signedAt());
  }

  private static Recipient recipient(byte[] certificate, Point expected, String whose) {
    Recipient recipient = Recipient.of(CertificateForm.read(certificate));
    if (!recipient.key().equals(expected)) {
      throw new IllegalArgumentException(
          "the sealing certificate of the " + whose + " holds another key than the notice names");
    }
    return recipient;
  }

  private Sha256 salt() {
    byte[] salt = new byte[Sha256.LENGTH];
    random.nextBytes(salt);
    return Sha256.fromBytes(salt);
  }
}
