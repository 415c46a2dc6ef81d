package org.opengeps.protocol.ceremony;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Share;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Makes a dealer's round 1. The polynomials are forgotten afterwards: every member, the dealer
 * included, gets its share encrypted.
 *
 * <p>Randomness is taken, key by key, in this order: k coefficients (32 bytes each), 32 bytes for
 * the proof's nonce; then for each member the ephemeral scalar (32), content key (32), nonce (12).
 */
public final class Dealing {
  private final CeremonyStatement ceremony;
  private final Sha256 ceremonyHash;
  private final int dealer;
  private final List<Recipient> recipients;
  private final SecureRandom random;

  private Dealing(CeremonyStatement ceremony, int dealer, SecureRandom random) {
    this.ceremony = ceremony;
    this.ceremonyHash = ceremony.hash();
    this.dealer = dealer;
    this.random = random;
    this.recipients =
        ceremony.members().stream()
            .map(member -> Recipient.ofKey(Committee.memberPoint(ceremony, member.index())))
            .toList();
  }

  /**
   * @param dealer member index from 1
   * @throws IllegalArgumentException if a member's committee key cannot be read
   */
  public static Round1 make(CeremonyStatement ceremony, int dealer, SecureRandom random) {
    Dealing dealing = new Dealing(ceremony, dealer, random);
    List<Round1.DealtKey> keys = new ArrayList<>();
    for (int number = 1; number <= ceremony.keys(); number++) {
      keys.add(dealing.key(number));
    }
    return new Round1(ceremony.ceremony(), dealing.ceremonyHash, dealer, keys);
  }

  private Round1.DealtKey key(int number) {
    Polynomial polynomial = Polynomial.random(ceremony.k(), random);
    Sha256 context = Committee.possessionContext(ceremony, number, dealer);
    KnowledgeProof possession = KnowledgeProof.make(polynomial.constant(), context, random);
    List<byte[]> shares = new ArrayList<>();
    for (int j = 1; j <= ceremony.n(); j++) {
      Share share =
          new Share(ceremony.ceremony(), ceremonyHash, number, dealer, j, polynomial.at(j));
      shares.add(
          Envelope.seal(
              share.toJson().canonical(),
              recipients.get(j - 1),
              Scalar.random(random),
              null,
              random));
    }
    return new Round1.DealtKey(number, polynomial.commitments(), possession, shares);
  }
}
