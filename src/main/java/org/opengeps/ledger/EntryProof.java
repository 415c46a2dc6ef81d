package org.opengeps.ledger;

import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.SignedNote;

/**
 * An entry with its proof under the first published checkpoint that covers it, so that asking twice
 * gives the same bytes.
 *
 * @param entry canonical bytes
 * @param checkpoint signed by the log and cosigned by its witness
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares proofs
public record EntryProof(
    long index, byte[] entry, InclusionProof inclusion, SignedNote checkpoint) {
  /** The proof as one text (C2SP tlog-proof). */
  public LogProof asLogProof() {
    return new LogProof(inclusion, checkpoint);
  }
}
