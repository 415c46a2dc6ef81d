package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.usecase.ListSealedBids;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.StandingOrders;
import org.opengeps.protocol.threshold.Scalar;

/** Gathers what an opening is about from the contexts that keep it. */
@Dependent
class OpeningCases {
  @Inject private FindNotice notices;
  @Inject private ListSealedBids sealedBids;
  @Inject private Documents documents;
  @Inject private OpeningMemory memory;
  @Inject private Openings openings;

  NoticeView notice(Opening opening) {
    return notices
        .find(opening.tender())
        .orElseThrow(() -> new IllegalStateException("no notice " + opening.tender()));
  }

  /**
   * The orders up to the one in force at closing, and those of the platform that moved the lot's
   * opening alone since then.
   */
  List<NoticeView> notices(Opening opening) {
    TenderRef last = opening.tender();
    return notices.history(TenderNumber.of(last)).stream()
        .filter(
            view ->
                view.ref().order().compareTo(last.order()) <= 0
                    || view.notice().kind() == Notice.Kind.POSTPONEMENT
                        && view.notice().lists(opening.key().slot().lot()))
        .toList();
  }

  /**
   * @throws EvidenceChangedException if the set is not the one that was closed
   */
  SealedSet set(Opening opening) {
    return memory.set(opening.closeHash(), () -> read(opening));
  }

  private SealedSet read(Opening opening) {
    SealedSet set =
        sealedBids
            .of(lot(opening))
            .orElseThrow(() -> new IllegalStateException("not closed: " + opening.key()));
    if (!set.closeHash().equals(opening.closeHash())) {
      throw new EvidenceChangedException("the close document of " + opening.key() + " has changed");
    }
    if (!set.isCommittedTo()) {
      throw new EvidenceChangedException(
          "the bids of " + opening.key() + " are not those that CLOSE commits to");
    }
    return set;
  }

  static LotRef lot(Opening opening) {
    return new LotRef(opening.tender(), opening.key().slot().lot());
  }

  /** For openings whose gate is open. */
  OpeningCase of(Opening opening) {
    Gate gate = gate(opening);
    return gate instanceof Gate.Released released
        ? of(opening, released.privateKey())
        : of(opening, gate);
  }

  /** What opened the gate. */
  Gate gate(Opening opening) {
    return gate(opening.gateKey().orElseThrow(), opening.decision().isPresent());
  }

  /**
   * The same by its document.
   *
   * @param lent whether the envelope opened on a decision
   */
  Gate gate(Sha256 document, boolean lent) {
    JsonObject gate = JsonObject.parse(documents.get(document));
    return lent
        ? new Gate.Lent(GateValues.from(gate).byPoint())
        : new Gate.Released(GateKeyStatement.from(gate).privateKey());
  }

  /** The same with a gate key that is about to be published. */
  OpeningCase of(Opening opening, Scalar gateKey) {
    return of(
        opening,
        new Gate.Released(gateKey),
        gateKey,
        Admission.ALL.without(removedFrom(opening.removals())));
  }

  /** The same of an envelope that opens on a decision, whose gate may still be closed. */
  OpeningCase of(Opening opening, Gate gate) {
    Admission passed = Admission.of(Set.copyOf(decision(opening).passed()));
    Set<UUID> removed = removedFrom(first(opening).removals());
    return of(opening, gate, statementKey(opening), passed.without(removed));
  }

  private Set<UUID> removedFrom(Optional<Sha256> document) {
    return document.map(this::removals).map(Removals::submissions).orElse(Set.of());
  }

  /** What was removed before the gate of a lot's first envelope opened, by its document. */
  Removals removals(Sha256 document) {
    return Removals.from(JsonObject.parseCanonical(documents.get(document)));
  }

  /** How many of the closed receptions no reseal has superseded and nobody removed. */
  int countStanding(Opening opening, NoticeView notice, SealedSet set) {
    Set<Sha256> orders = standing(notice);
    Set<UUID> removed = removedFrom(opening.removals());
    return (int)
        set.receptions().stream()
            .filter(core -> orders.contains(core.noticeHash()))
            .filter(core -> !removed.contains(core.submission()))
            .count();
  }

  TechnicalDecision decision(Opening opening) {
    byte[] signed = documents.get(opening.decision().orElseThrow());
    return TechnicalDecision.from(SignedDocument.read(signed).json());
  }

  /** Whether nothing of the lot is left to be opened after it. */
  boolean isLast(Opening opening) {
    Slot slot = opening.key().slot();
    return notice(opening).notice().lot(slot.lot()).isLast(slot.envelope());
  }

  /** The opening of the lot's first envelope. */
  Opening first(Opening opening) {
    Slot first = notice(opening).notice().lot(opening.key().slot().lot()).first();
    return openings.find(new EnvelopeKey(opening.key().tender(), first)).orElseThrow();
  }

  /** Statements rest encrypted to the gate key of the first envelope, public since its opening. */
  private Scalar statementKey(Opening opening) {
    byte[] gate = documents.get(first(opening).gateKey().orElseThrow());
    return GateKeyStatement.from(JsonObject.parse(gate)).privateKey();
  }

  private OpeningCase of(Opening opening, Gate gate, Scalar statementKey, Admission admission) {
    NoticeView notice = notice(opening);
    SealedSet set = set(opening);
    if (!set.close().noticeHash().equals(notice.hash())) {
      throw new EvidenceChangedException(
          "the notice " + notice.ref() + " is not the one that CLOSE names");
    }
    Slot slot = opening.key().slot();
    LotRef lot = lot(opening);
    Set<Sha256> standing = standing(notice);
    Admission admitted = admission.standing(standing);
    var setting =
        OpeningPoints.Setting.of(
            notice.notice(), opening.tender(), slot, opening.closeHash(), gate, standing);
    var bids =
        new StoredBids(
            set,
            statementKey,
            slot.envelope(),
            admitted,
            (from, count) -> sealedBids.page(lot, slot.envelope(), from, count));
    return new OpeningCase(notice, set, setting, bids, admitted);
  }

  /** The points of an opening; derived once, from bids that were all hashed. */
  OpeningPoints points(OpeningCase opened) {
    return memory.points(opened);
  }

  /** Hashes of the orders whose bids stand. */
  Set<Sha256> standing(NoticeView notice) {
    List<Notice> orders =
        notices.history(notice.number()).stream().map(NoticeView::notice).toList();
    return StandingOrders.of(notice.notice(), orders)
        .orElseThrow(
            () -> new IllegalStateException("an order before " + notice.ref() + " is gone"));
  }
}
