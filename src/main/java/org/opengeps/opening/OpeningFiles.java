package org.opengeps.opening;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Slot;

/**
 * Names (hashes) of the documents of an opening, for the bundle and for officers' clients.
 *
 * @param removals what was removed before the gate opened
 * @param removed requests and consents, in the order of the removals
 * @param gateKey the published key of the gate, or the values that it made
 * @param publicPartials signed messages that anybody may see, by list and member
 * @param closedPartials all others: those of list {@code confidential}, and those about parts
 *     without an ephemeral proof that did not open (not yet, or not at all)
 */
public record OpeningFiles(
    Slot slot,
    Sha256 close,
    Optional<Sha256> reveal,
    Optional<Sha256> removals,
    List<Removal> removed,
    Optional<Sha256> gateKey,
    Optional<Sha256> signedRecord,
    List<Message> publicPartials,
    List<Message> closedPartials) {

  /** The SignedData of a request to cancel a bid and of the officer's consent. */
  public record Removal(Sha256 request, Sha256 grant) {}

  /** A member's signed message about one list. */
  public record Message(String list, int member, Sha256 document) {}
}
