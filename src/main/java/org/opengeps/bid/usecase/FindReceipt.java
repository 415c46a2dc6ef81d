package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.ReceiptState;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Reception;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.usecase.ProveLeaf;
import org.opengeps.protocol.message.Receipt;

/**
 * Receipts, also of refusals. Whoever knows the submission id may have the receipt: it is random,
 * only the bidder knows it before the opening, and the receipt names no bidder.
 */
@ApplicationScoped
public class FindReceipt {
  @Inject private ReceptionDesk desk;
  @Inject private ProveLeaf proofs;

  /** How far the receipt is; empty if nothing was received under this id. */
  @Transactional
  public Optional<ReceiptState> find(SubmissionId submission) {
    return desk.findLatest(submission).map(reception -> state(reception, Duration.ZERO));
  }

  /**
   * Waits for the proof of the log. Must be called outside of a transaction.
   *
   * @param patience after which the receipt is called late; it comes by itself, nothing is lost
   */
  @Transactional(Transactional.TxType.NEVER)
  public Optional<ReceiptState> await(SubmissionId submission, Duration patience) {
    return desk.findLatest(submission).map(reception -> state(reception, patience));
  }

  /** Since when bytes of a submission are gone that nobody had opened; empty if none are. */
  @Transactional
  public Optional<Instant> destroyedAt(SubmissionId submission) {
    return desk.findLatest(submission).flatMap(Reception::destroyedAt);
  }

  private ReceiptState state(Reception reception, Duration patience) {
    if (reception.outcome().isEmpty()) {
      return new ReceiptState.Undecided(reception.arrival().receivedAt());
    }
    Optional<LeafProof> proof =
        patience.isZero()
            ? proofs.find(reception.coreHash())
            : proofs.await(reception.coreHash(), patience);
    return proof
        .<ReceiptState>map(found -> new ReceiptState.Complete(receipt(reception, found)))
        .orElseGet(() -> new ReceiptState.Decided(reception.signedCore()));
  }

  private static Receipt receipt(Reception reception, LeafProof proof) {
    return new Receipt(
        reception.signedCore(),
        proof.leaf(),
        proof.shownBatch(),
        proof.batch().inclusion().path(),
        proof.batch().checkpoint().toString(),
        proof.timestamp().orElse(null));
  }
}
