package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.message.Receipt;

/**
 * A hidden leaf with its way into the log, as receipts and proofs of reads carry it.
 *
 * @param what carries it: {@code receipt}, for notes
 * @param kind of the fact
 * @param at of the fact: its batch is not earlier
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares them
record LeafInLog(
    String what,
    String kind,
    byte[] fact,
    Instant at,
    Receipt.Leaf leaf,
    Receipt.Batch batch,
    List<Sha256> inclusion,
    String checkpoint,
    byte[] timestamp) {
  static LeafInLog of(Receipt receipt, byte[] fact, Instant at) {
    return new LeafInLog(
        "receipt",
        LeafCheck.RECEPTION,
        fact,
        at,
        receipt.leaf(),
        receipt.batch(),
        receipt.inclusion(),
        receipt.checkpoint(),
        receipt.timestamp());
  }

  static LeafInLog of(BidReadProof proof, BidRead read) {
    return new LeafInLog(
        "proof",
        LeafCheck.READ,
        proof.fact(),
        read.at(),
        proof.leaf(),
        proof.batch(),
        proof.inclusion(),
        proof.checkpoint(),
        proof.timestamp());
  }

  void check(LogCheck log, Findings findings) {
    Optional<LedgerEntry> entry = findings.read("batch.entry", batch.entry(), LedgerEntry::parse);
    Optional<LedgerEntry.BatchHead> head =
        entry.flatMap(e -> findings.read("batch.entry", e, LedgerEntry::batch));
    if (head.isEmpty()) {
      return;
    }
    findings.expect("batch", "batch.size", head.get().size(), batch.size());
    findings.expect("batch", "batch.root", head.get().root(), batch.root());
    LeafCheck.holds(
        "leaf", leaf.salt(), kind, fact, leaf.index(), leaf.path(), head.get(), findings);
    Optional<Checkpoint> signed = log.checkpoint("checkpoint", checkpoint);
    signed.ifPresent(c -> log.included("batch", batch.entry(), batch.index(), inclusion, c));
    if (timestamp == null) {
      findings.note(
          "The "
              + what
              + " carries no time stamp of another body; its time is the platform's word.");
    } else {
      log.timestamp("timestamp", timestamp, head.get().root(), entry.get());
    }
    findings.require(
        !entry.get().at().isBefore(at),
        "order",
        "batch.entry at",
        "not before " + at,
        entry.get().at());
  }
}
