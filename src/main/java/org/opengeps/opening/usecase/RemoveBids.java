package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.GrantedCancellation;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.usecase.DecideCancellations;
import org.opengeps.custody.usecase.LendGateKey;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.BidsRemoved;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.model.Opening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.opening.RemovedBids;
import org.opengeps.protocol.opening.RemovedBids.Granted;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Takes out, before the gate opens, the bids whose cancellation their own bidders asked for and an
 * officer granted (docs/protocol.md section 8). Who asked is looked at only now, with the gate key
 * inside; every request that is not granted by now is refused.
 */
@Dependent
public class RemoveBids {
  @Inject private OpeningCases cases;
  @Inject private DecideCancellations requests;
  @Inject private LendGateKey gate;
  @Inject private ProveEntry prove;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * @param opening that is held by the caller
   * @return whether the gate may open as far as removals go: none is to be made, or a witness has
   *     seen them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isSettled(Opening opening, Epoch epoch) {
    if (opening.removals().isPresent()) {
      // what came since, if an outage moved the opening once more, is too late
      requests.decide(OpeningCases.lot(opening), List.of());
      return prove.findDocument(opening.removals().get()).isPresent();
    }
    NoticeView notice = cases.notice(opening);
    if (opening.stage() != OpeningStage.CLOSED
        || opening.decision().isPresent()
        || notice.state(opening.key().slot().lot()) == TenderState.CANCELLED) {
      return true;
    }
    return mayBeLookedAt(opening, notice) && settle(opening, epoch, notice);
  }

  /** Before the closing is public nothing is looked at, as nothing of the bids is. */
  private boolean mayBeLookedAt(Opening opening, NoticeView notice) {
    return clock.instant().isBefore(notice.notice().schedule().latestOpening())
        && prove.findDocument(opening.closeHash()).isPresent();
  }

  private boolean settle(Opening opening, Epoch epoch, NoticeView notice) {
    LotRef lot = OpeningCases.lot(opening);
    List<GrantedCancellation> granted = requests.lockGranted(lot);
    List<Granted> own = granted.isEmpty() ? List.of() : own(opening, notice, granted);
    requests.decide(lot, own.stream().map(one -> one.request().hash()).toList());
    if (!own.isEmpty()) {
      remove(opening, epoch, own);
    }
    return own.isEmpty();
  }

  private List<Granted> own(Opening opening, NoticeView notice, List<GrantedCancellation> granted) {
    SealedSet set = cases.set(opening);
    int standing = cases.countStanding(opening, notice, set);
    if (standing < notice.notice().minimumBids()) {
      // the lot fails with everything sealed: who asked stays sealed, too
      return List.of();
    }
    return gate.use(
            CountBids.closing(opening, notice, set, standing),
            key -> {
              OpeningCase opened = cases.of(opening, key);
              return granted.stream()
                  .map(one -> own(opened, key, one))
                  .flatMap(Optional::stream)
                  .toList();
            })
        .orThrow();
  }

  private Optional<Granted> own(OpeningCase opened, Scalar key, GrantedCancellation granted) {
    SignedDocument request = open(granted, key);
    List<ReceiptCore> receptions = opened.set().receptions();
    for (int place = 0; place < receptions.size(); place++) {
      if (receptions.get(place).submission().equals(granted.submission())) {
        byte[] statement = opened.bids().page(place, 1).get(0).statementDer();
        return RemovedBids.isOwn(request, statement)
            ? Optional.of(new Granted(request, SignedDocument.read(documents.get(granted.grant()))))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static SignedDocument open(GrantedCancellation granted, Scalar key) {
    try {
      return Envelope.read(granted.sealed())
          .openWith(key)
          .map(SignedDocument::read)
          .filter(request -> request.hash().equals(granted.request()))
          .orElseThrow(() -> changed(granted));
    } catch (CmsFormatException e) {
      throw changed(granted);
    }
  }

  private static EvidenceChangedException changed(GrantedCancellation granted) {
    return new EvidenceChangedException(
        "the stored request to cancel submission "
            + granted.submission()
            + " is not the one that was received");
  }

  private void remove(Opening opening, Epoch epoch, List<Granted> own) {
    own.forEach(one -> documents.put(one.request().der()));
    String lot = opening.key().slot().lot();
    var removals =
        new Removals(
            opening.tender(),
            lot,
            opening.closeHash(),
            own.stream().map(Granted::removed).toList());
    Sha256 document = documents.put(removals.toJson().canonical());
    opening.removed(epoch, document);
    Instant now = clock.instant();
    events.fire(new BidsRemoved(opening.tender(), lot, document, now));
  }
}
