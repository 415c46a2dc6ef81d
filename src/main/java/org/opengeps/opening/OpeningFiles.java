package org.opengeps.opening;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * Names (hashes) of the documents of an opening, for the bundle and for officers' clients.
 *
 * @param publicPartials signed messages of list {@code public}, by member
 * @param confidentialPartials signed messages of list {@code confidential}, by member: not for the
 *     public
 */
public record OpeningFiles(
    Sha256 close,
    Optional<Sha256> reveal,
    Optional<Sha256> gateKey,
    Optional<Sha256> signedRecord,
    List<Message> publicPartials,
    List<Message> confidentialPartials) {

  /** A member's signed message. */
  public record Message(int member, Sha256 document) {}
}
