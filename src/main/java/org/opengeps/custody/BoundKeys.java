package org.opengeps.custody;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.EnvelopeTerms.ProofRule;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/**
 * The keys of one envelope as its notice shows them (docs/protocol.md section 5).
 *
 * @param committeeKey the burnt committee key with its ceremony, transcript hash and verification
 *     keys
 * @param gateKey public gate key of this envelope
 * @param committeeCertificate X.509 sealing certificate of Y, DER
 * @param gateCertificate X.509 sealing certificate of the gate key, DER
 */
public record BoundKeys(
    CommitteeKey committeeKey, Point gateKey, byte[] committeeCertificate, byte[] gateCertificate) {
  public CommitteeKeyId id() {
    return new CommitteeKeyId(committeeKey.id());
  }

  /** The envelope's entry of the notice. */
  public EnvelopeTerms terms(Slot slot, ProofRule proofOfEphemeral) {
    return new EnvelopeTerms(
        slot.envelope(),
        CeremonyStatement.SUITE,
        committeeKey,
        gateKey,
        committeeCertificate,
        gateCertificate,
        proofOfEphemeral);
  }

  /** Hash of the transcript whose n signatures bidders check before they seal. */
  public Sha256 transcriptHash() {
    return committeeKey.transcriptHash();
  }
}
