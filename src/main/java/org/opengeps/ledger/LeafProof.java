package org.opengeps.ledger;

import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Receipt;

/**
 * All that shows a secret fact to be in the log: salt, place and path in its batch, and the proof
 * of the batch's entry.
 *
 * @param salt 32 bytes
 * @param inBatch from the leaf value (hashed as a leaf) to the batch's root
 * @param batch the entry of the batch
 * @param timestamp RFC 3161 token over the batch's root, DER; empty if no time-stamp authority
 *     answered
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares proofs
public record LeafProof(
    byte[] salt,
    String kind,
    InclusionProof inBatch,
    EntryProof batch,
    Optional<byte[]> timestamp) {
  /** The leaf as receipts show it. */
  public Receipt.Leaf leaf() {
    return new Receipt.Leaf(
        Sha256.fromBytes(salt), Math.toIntExact(inBatch.index()), inBatch.path());
  }

  /** The batch as receipts show it. */
  public Receipt.Batch shownBatch() {
    return new Receipt.Batch(
        batch.entry(),
        batch.index(),
        Math.toIntExact(inBatch.size()),
        LedgerEntry.parse(batch.entry()).batch().root());
  }
}
