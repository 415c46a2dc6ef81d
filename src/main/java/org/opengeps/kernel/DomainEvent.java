package org.opengeps.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A business fact, fired with CDI inside the transaction that makes it true. The ledger observes
 * every one of them in the same transaction, so that no use case can forget the audit trail. Words
 * of the contexts implement it as records in past tense.
 */
public interface DomainEvent {
  /** Kinds of facts; the closed list of them belongs to the log. */
  interface Kind {
    /** As it stands in the entry, in lower case with hyphens: {@code notice-published}. */
    String word();

    /**
     * Whether such a fact is a salted leaf of the next batch, and not an entry of its own at once.
     */
    boolean secret();
  }

  Kind kind();

  /**
   * What it is about: a tender reference, a ceremony id, an organisation id. Hidden facts must not
   * name bidders here.
   */
  String subject();

  Instant at();

  /**
   * Whether the fact is public at once (an entry of its own) or a salted leaf of the next batch.
   */
  default boolean secret() {
    return kind().secret();
  }

  /**
   * Hash of the document that the entry commits to; for a secret fact the document is the fact
   * itself.
   */
  Optional<Sha256> document();

  /** Small public members of the entry (strings only). Ignored for secret facts. */
  default Map<String, String> data() {
    return Map.of();
  }
}
