package org.opengeps.protocol.ceremony;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Round1;

/**
 * What everybody can check of a dealer's round 1 without a secret. Points on the curve are checked
 * by reading.
 */
public final class Round1Check {
  /** Code of every refusal of this check. */
  public static final String CODE = "round1-invalid";

  private Round1Check() {}

  /**
   * @return empty if the message holds
   */
  public static Optional<Refusal> refusal(CeremonyStatement ceremony, Round1 round1) {
    if (!round1.ceremony().equals(ceremony.ceremony())
        || !round1.ceremonyHash().equals(ceremony.hash())) {
      return Optional.of(Refusal.of(CODE + ".elsewhere").with("dealer", round1.dealer()));
    }
    if (round1.dealer() < 1 || round1.dealer() > ceremony.n()) {
      return Optional.of(Refusal.of(CODE + ".index").with("dealer", round1.dealer()));
    }
    if (round1.keys().size() != ceremony.keys()) {
      return Optional.of(
          Refusal.of(CODE + ".count")
              .with("dealer", round1.dealer())
              .with("found", round1.keys().size())
              .with("wanted", ceremony.keys()));
    }
    for (int number = 1; number <= ceremony.keys(); number++) {
      Optional<String> problem = problem(ceremony, round1, number);
      if (problem.isPresent()) {
        return Optional.of(
            Refusal.of(CODE + ".key")
                .with("dealer", round1.dealer())
                .with("key", number)
                .with("problem", problem.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> problem(CeremonyStatement ceremony, Round1 round1, int number) {
    Round1.DealtKey key = round1.key(number);
    if (key.number() != number) {
      return Optional.of("keys must stand in order of their numbers.");
    }
    if (key.commitments().size() != ceremony.k()) {
      return Optional.of(
          key.commitments().size() + " commitments instead of " + ceremony.k() + ".");
    }
    Sha256 context = Committee.possessionContext(ceremony, number, round1.dealer());
    if (!key.possession().proves(key.commitments().get(0), context)) {
      return Optional.of("the proof of possession does not hold.");
    }
    if (key.shares().size() != ceremony.n()) {
      return Optional.of(
          key.shares().size() + " encrypted shares instead of " + ceremony.n() + ".");
    }
    for (int j = 1; j <= ceremony.n(); j++) {
      try {
        if (!Envelope.read(key.shares().get(j - 1))
            .isFor(Recipient.ofKey(Committee.memberPoint(ceremony, j)))) {
          return Optional.of(
              "share " + j + " is encrypted to another key than member " + j + "'s.");
        }
      } catch (CmsFormatException e) {
        return Optional.of("share " + j + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }
}
