package org.opengeps.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * A fact of a tender's whole story.
 *
 * @param index of its entry; of a hidden one, of the entry of its batch
 * @param data small public members; none of a hidden one
 * @param signer certified name of who signed it, or who read
 */
public record StoryFact(
    long index,
    String kind,
    String subject,
    Instant at,
    Optional<Sha256> document,
    Map<String, String> data,
    Optional<String> signer) {
  public StoryFact {
    data = Map.copyOf(data);
  }
}
