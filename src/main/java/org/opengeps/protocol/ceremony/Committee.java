package org.opengeps.protocol.ceremony;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.threshold.Point;

/** What follows from a ceremony's statement alone. */
public final class Committee {
  /** Code of a decision about bids by somebody who has a share of the keys that open them. */
  public static final String SEATED = "signer-is-member";

  private Committee() {}

  /**
   * Whether somebody sits in the committee: who decides which bids pass opens none of them.
   *
   * @param signer of the decision or of its approval
   * @return {@value #SEATED} with the member
   * @throws IllegalArgumentException if a member's entry is not a SignedData
   */
  public static Optional<Refusal> seated(CeremonyStatement ceremony, X509Certificate signer) {
    return ceremony.members().stream()
        .filter(
            member ->
                CertifiedSigner.isSameHolder(
                    SignedDocument.read(member.committeeKey()).signer(), signer))
        .findFirst()
        .map(
            member ->
                Refusal.of(SEATED + ".opening")
                    .with("signer", signer.getSubjectX500Principal().getName())
                    .with("member", member.index()));
  }

  /**
   * The committee key of a member. The signature over it is judged elsewhere.
   *
   * @param member index from 1
   * @throws IllegalArgumentException if the member's entry is not a SignedData over a committee key
   */
  public static CommitteeKeyStatement memberKey(CeremonyStatement ceremony, int member) {
    return CommitteeKeyStatement.from(
        SignedDocument.read(ceremony.member(member).committeeKey()).json());
  }

  static Point memberPoint(CeremonyStatement ceremony, int member) {
    return memberKey(ceremony, member).key();
  }

  /** Context of a dealer's proof of possession. */
  static Sha256 possessionContext(CeremonyStatement ceremony, int number, int dealer) {
    return TaggedHash.tag("opengeps/dkg-pop/1")
        .add(ceremony.hash())
        .addU32(number)
        .addU32(dealer)
        .addU32(ceremony.n())
        .addU32(ceremony.k())
        .hash();
  }
}
