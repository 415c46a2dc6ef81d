package org.opengeps.protocol.ceremony;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.threshold.Point;

/** What follows from a ceremony's statement alone. */
public final class Committee {
  private Committee() {}

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
