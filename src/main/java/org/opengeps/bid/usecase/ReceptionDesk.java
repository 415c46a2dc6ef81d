package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.ReceptionDecided;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Closings;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.GarbageCount;
import org.opengeps.bid.model.LoggedRefusals;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.Receptions;
import org.opengeps.bid.model.SealedBytes;
import org.opengeps.bid.model.SupplierSlots;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.platform.upload.NeededUploads;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.protocol.message.ReceiptCore.Outcome;

/**
 * The short transactions of the intake. The slow checks lie between them, outside: a stalled
 * revocation service holds no lock, and what was recorded before it stays recorded.
 */
@ApplicationScoped
public class ReceptionDesk {
  @Inject private Receptions receptions;
  @Inject private Closings closings;
  @Inject private SupplierSlots slots;
  @Inject private GarbageCount garbage;
  @Inject private LoggedRefusals logged;
  @Inject private BidderTags tags;
  @Inject private NeededUploads uploads;
  @Inject private SealedBytes sealed;
  @Inject private Documents documents;
  @Inject private PlatformSigner signer;
  @Inject private Event<DomainEvent> events;

  /** What became of an attempt to record. */
  public enum Recorded {
    NEW,
    /** A live reception has the same submission id. */
    TAKEN,
    CLOSED
  }

  /**
   * Makes instant and hashes durable.
   *
   * @param encryptedStatement to the gate key: who bid is never stored otherwise
   * @param parcel its envelopes, and the files that the statement names, are kept from now on
   */
  @Transactional
  public Recorded record(Reception reception, byte[] encryptedStatement, Parcel parcel) {
    if (!closings.holdOpen(reception.lot())) {
      return Recorded.CLOSED;
    }
    if (!receptions.add(reception, encryptedStatement, parcel.envelopes())) {
      return Recorded.TAKEN;
    }
    // held before it is said that they are named, as where they are destroyed
    sealed.name(reception.lot(), uploads.need(UploadDoor.BID, parcel.files()));
    return Recorded.NEW;
  }

  /**
   * The same in the place of an undecided reception of the same submission in another encoding,
   * whose own bytes nobody may ever have checked.
   *
   * @return TAKEN if the earlier one is decided meanwhile, which then stands
   */
  @Transactional
  public Recorded recordInsteadOf(
      Reception earlier, Reception reception, byte[] encryptedStatement, Parcel parcel) {
    if (!closings.holdOpen(reception.lot())) {
      return Recorded.CLOSED;
    }
    Optional<Reception> found = receptions.lock(earlier.id());
    if (found.filter(stored -> stored.outcome().isPresent()).isPresent()) {
      return Recorded.TAKEN;
    }
    found.ifPresent(receptions::discard);
    Recorded recorded = record(reception, encryptedStatement, parcel);
    // what was signed is the same, and so are the files
    found.ifPresent(stored -> sealed.release(stored.lot(), parcel.files()));
    return recorded;
  }

  @Transactional
  public Optional<Reception> findLive(SubmissionId submission) {
    return receptions.findLive(submission);
  }

  @Transactional
  public Optional<Reception> findLatest(SubmissionId submission) {
    return receptions.findLatest(submission);
  }

  /**
   * Decides a reception, unless the closing or another request with the same bytes was faster: the
   * first decision stands. A refusal that the log holds already is counted only.
   *
   * @param parcel what was recorded
   * @return the decision that stands
   */
  @Transactional
  public Decision settle(Reception recorded, Decision wanted, Parcel parcel) {
    closings.holdOpen(recorded.lot());
    Optional<Reception> found = receptions.lock(recorded.id());
    if (found.isEmpty()) {
      return wanted;
    }
    Reception reception = found.get();
    Optional<Outcome> decided = reception.outcome();
    if (decided.isPresent()) {
      return decided.get() == Outcome.REFUSED
          ? wanted
          : new Decision(decided.get(), Optional.empty(), Optional.empty());
    }
    boolean alone = wanted.slot().isEmpty() || slots.take(wanted.slot().get(), reception);
    Decision decision = alone ? wanted : Decision.refuse(BidRefusals.ALREADY_SUBMITTED.refusal());
    if (isRepeated(reception, decision, parcel.signed())) {
      receptions.discard(reception);
    } else {
      write(reception, decision);
    }
    if (decision.outcome() == Outcome.REFUSED) {
      letGo(reception, parcel);
    } else {
      // asked again: an upload may have been opened since
      sealed.keep(reception.lot(), uploads.need(UploadDoor.BID, parcel.files()));
      sealed.release(reception.lot(), parcel.files());
    }
    return decision;
  }

  /** Of a bid that does not stand: what no other bid names is kept no longer than any upload. */
  private void letGo(Reception reception, Parcel parcel) {
    List<Sha256> held = uploads.hold(UploadDoor.BID, parcel.files());
    sealed.release(reception.lot(), parcel.files());
    uploads.release(UploadDoor.BID, sealed.unnamed(held));
  }

  /** Whether the log holds this very refusal; then it is counted here. */
  private boolean isRepeated(Reception reception, Decision decision, Sha256 signed) {
    if (decision.refusal().isEmpty()) {
      return false;
    }
    Refusal refusal = decision.refusal().get();
    Arrival arrival = reception.arrival();
    boolean repeated = !logged.isFirst(tags.refusal(signed, arrival, refusal.code()), reception);
    if (repeated) {
      garbage.add(refusal, arrival.receivedAt());
    }
    return repeated;
  }

  /** Writes a decision in the transaction of the caller, who holds the reception. */
  void write(Reception reception, Decision decision) {
    byte[] core = decision.core(reception.arrival()).toJson().canonical();
    Sha256 hash = documents.put(core);
    reception.decide(decision.outcome(), hash, signer.sign(core));
    Arrival arrival = reception.arrival();
    if (decision.outcome() == Outcome.REFUSED) {
      receptions.dropContent(reception);
    }
    events.fire(new ReceptionDecided(arrival.lot().tender(), hash, arrival.receivedAt()));
  }

  /**
   * Logs the refusal of an authenticated sender of which no reception was recorded; once.
   *
   * @param signed what was signed, and by whom
   */
  @Transactional
  public void logRefusal(Arrival arrival, Refusal refusal, Sha256 signed) {
    Reception reception = new Reception(arrival);
    Decision decision = Decision.refuse(refusal);
    if (!isRepeated(reception, decision, signed)) {
      write(reception, decision);
      receptions.addRefused(reception);
    }
  }

  /** Counts a message of a sender that could not be authenticated. */
  @Transactional
  public void count(Refusal refusal, java.time.Instant at) {
    garbage.add(refusal, at);
  }

  /**
   * Forgets a recorded reception whose sender turned out to be a stranger, and counts it.
   *
   * @param parcel what was recorded
   */
  @Transactional
  public void discard(Reception recorded, Refusal refusal, Parcel parcel) {
    receptions
        .lock(recorded.id())
        .filter(reception -> reception.outcome().isEmpty())
        .ifPresent(
            reception -> {
              receptions.discard(reception);
              letGo(reception, parcel);
              garbage.add(refusal, reception.arrival().receivedAt());
            });
  }
}
