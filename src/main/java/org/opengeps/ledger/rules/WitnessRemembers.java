package org.opengeps.ledger.rules;

import java.util.Optional;
import org.opengeps.protocol.log.Checkpoint;

/**
 * A witness that has cosigned a head never knows a smaller one afterwards. One that does was reset
 * or is another: it would cosign a second history of what the world has seen, so nothing is signed
 * on its word.
 */
public final class WitnessRemembers {
  private WitnessRemembers() {}

  /**
   * @param witness the newest head that the witness has cosigned, by its own word
   * @param own the newest checkpoint that this log published with its cosignature
   */
  public record Facts(Optional<Checkpoint> witness, Optional<Checkpoint> own) {}

  /** Empty, or what contradicts. */
  public static Optional<String> judge(Facts facts) {
    if (facts.own().isEmpty()) {
      return Optional.empty();
    }
    long published = facts.own().get().size();
    if (facts.witness().isEmpty()) {
      return Optional.of(
          "the witness knows nothing of this log, which has published "
              + published
              + " entries with its cosignature; it was reset, or it is another");
    }
    Checkpoint there = facts.witness().get();
    if (there.size() < published) {
      return Optional.of(
          "the witness has gone back to "
              + there.size()
              + " entries, published with its cosignature are "
              + published);
    }
    return there.size() == published && !there.root().equals(facts.own().get().root())
        ? Optional.of(
            "the witness has cosigned another head of " + published + " entries than was published")
        : Optional.empty();
  }
}
