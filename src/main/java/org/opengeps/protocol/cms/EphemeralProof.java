package org.opengeps.protocol.cms;

import java.security.cert.X509Certificate;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.KnowledgeProof;

/**
 * Binds the ephemeral key of a sealed part to one bid, so that nobody can copy another's ciphertext
 * into a bid of his own (docs/protocol.md section 3).
 */
public final class EphemeralProof {
  public static final String PUBLIC = "public";
  public static final String CONFIDENTIAL = "confidential";

  private EphemeralProof() {}

  /**
   * @param part {@link #PUBLIC} or {@link #CONFIDENTIAL}
   */
  public static Sha256 context(
      Sha256 noticeHash, Slot slot, UUID submission, String part, X509Certificate signer) {
    return TaggedHash.tag("opengeps/ephemeral/1")
        .add(CeremonyStatement.SUITE)
        .add(noticeHash)
        .add(slot.lot())
        .add(slot.envelope())
        .add(submission.toString())
        .add(part)
        .add(CertificateForm.spkiHash(signer))
        .hash();
  }

  /**
   * The context of the gate layer of an envelope that opens on a decision: its gate key is never
   * public, and whoever holds it lends it to nobody's points. Without the signer: else whoever
   * reads the database could try out whose certificate fits before the opening.
   */
  public static Sha256 ofGate(Sha256 noticeHash, Slot slot, UUID submission) {
    return TaggedHash.tag("opengeps/ephemeral-gate/1")
        .add(CeremonyStatement.SUITE)
        .add(noticeHash)
        .add(slot.lot())
        .add(slot.envelope())
        .add(submission.toString())
        .hash();
  }

  /** What the ukm of an envelope says. */
  public enum Finding {
    ABSENT,
    PROVEN,
    WRONG
  }

  /** Judges the ukm of a sealed part as proof in this context. */
  public static Finding judge(Envelope sealed, Sha256 context) {
    if (sealed.ukm().isEmpty()) {
      return Finding.ABSENT;
    }
    try {
      KnowledgeProof proof = KnowledgeProof.fromBytes(sealed.ukm().get());
      return proof.proves(sealed.originator(), context) ? Finding.PROVEN : Finding.WRONG;
    } catch (IllegalArgumentException e) {
      return Finding.WRONG;
    }
  }
}
