package org.opengeps.protocol.cms;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SealedSubmission.SealedEnvelope;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Makes all layers of a submission (docs/protocol.md section 6).
 *
 * <p>Randomness is taken in this order, so that page and command line give the same bytes from the
 * same generator, envelope by envelope: salt of the public part (32 bytes), salt of the
 * confidential part (32); for the public part and then for the confidential part: ephemeral scalar
 * (32), hedge of the proof's nonce (32), content key (32), GCM nonce (12); for the gate: ephemeral
 * scalar (32), in an envelope that opens on a decision hedge of the proof's nonce (32), content key
 * (32), nonce (12).
 */
public final class SubmissionSealer {
  private final DocumentSigner signer;
  private final SecureRandom random;

  public SubmissionSealer(DocumentSigner signer, SecureRandom random) {
    this.signer = signer;
    this.random = random;
  }

  /** The same for a lot with one envelope. */
  public SealedSubmission seal(BidDraft draft, EnvelopeTerms terms) {
    return seal(draft, List.of(terms));
  }

  /**
   * @param terms of all envelopes of the draft's lot, in the order of the notice
   * @throws IllegalArgumentException if the draft fills other envelopes, a sealing certificate does
   *     not hold the key that the notice names, or the bid is too long
   */
  public SealedSubmission seal(BidDraft draft, List<EnvelopeTerms> terms) {
    List<String> filled = draft.contents().stream().map(BidDraft.Content::envelope).toList();
    if (!filled.equals(terms.stream().map(EnvelopeTerms::envelope).toList())) {
      throw new IllegalArgumentException("the draft fills " + filled + ", not all of the lot");
    }
    List<SealedEnvelope> envelopes = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      envelopes.add(seal(draft, draft.contents().get(i), terms.get(i), i > 0));
    }
    Statement statement = statement(draft, envelopes);
    byte[] outer = signer.sign(statement.toJson(), draft.signedAt());
    return new SealedSubmission(statement, outer, envelopes);
  }

  private SealedEnvelope seal(
      BidDraft draft, BidDraft.Content content, EnvelopeTerms terms, boolean onDecision) {
    Slot slot = new Slot(draft.lot(), content.envelope());
    Recipient committee =
        recipient(terms.committeeCertificate(), terms.committeeKey().y(), "committee");
    Recipient gate = recipient(terms.gateCertificate(), terms.gateKey(), "gate");
    PublicPart publicPart = publicPart(draft, slot, content, salt());
    ConfidentialPart confidentialPart = confidentialPart(draft, slot, content, salt());
    byte[] sealedPublic =
        sealPart(draft, slot, EphemeralProof.PUBLIC, publicPart.toJson(), committee);
    byte[] sealedConfidential =
        sealPart(draft, slot, EphemeralProof.CONFIDENTIAL, confidentialPart.toJson(), committee);
    byte[] payload = new GatedPayload(sealedPublic, sealedConfidential).bytes();
    Scalar ephemeral = Scalar.random(random);
    byte[] proof =
        onDecision
            ? KnowledgeProof.make(
                    ephemeral,
                    EphemeralProof.ofGate(draft.noticeHash(), slot, draft.submission()),
                    random)
                .bytes()
            : null;
    byte[] gated = Envelope.seal(payload, gate, ephemeral, proof, random);
    return new SealedEnvelope(content.envelope(), gated, publicPart, confidentialPart);
  }

  private byte[] sealPart(
      BidDraft draft, Slot slot, String part, JsonObject content, Recipient committee) {
    byte[] inner = signer.sign(content, draft.signedAt());
    Sha256 context =
        EphemeralProof.context(
            draft.noticeHash(), slot, draft.submission(), part, signer.certificate());
    Scalar ephemeral = Scalar.random(random);
    byte[] proof = KnowledgeProof.make(ephemeral, context, random).bytes();
    return Envelope.seal(inner, committee, ephemeral, proof, random);
  }

  private static PublicPart publicPart(
      BidDraft draft, Slot slot, BidDraft.Content content, Sha256 salt) {
    return new PublicPart(
        draft.tender(),
        draft.noticeHash(),
        slot,
        draft.submission(),
        draft.supplier(),
        draft.supplierName(),
        draft.random(),
        content.offer(),
        salt);
  }

  private static ConfidentialPart confidentialPart(
      BidDraft draft, Slot slot, BidDraft.Content content, Sha256 salt) {
    return new ConfidentialPart(
        draft.tender(),
        draft.noticeHash(),
        slot,
        draft.submission(),
        content.files(),
        draft.contact(),
        salt);
  }

  private static Statement statement(BidDraft draft, List<SealedEnvelope> envelopes) {
    List<Statement.Sealed> sealed = new ArrayList<>();
    for (int i = 0; i < envelopes.size(); i++) {
      sealed.add(
          new Statement.Sealed(
              envelopes.get(i).envelope(),
              Sha256.of(envelopes.get(i).der()),
              draft.contents().get(i).uploads()));
    }
    return new Statement(
        draft.submission(),
        draft.tender(),
        draft.noticeHash(),
        draft.lot(),
        sealed,
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
