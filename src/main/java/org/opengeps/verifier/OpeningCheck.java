package org.opengeps.verifier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.OpeningRecord.Bid;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.GateLayer;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.RecordOf;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.opening.StandingOrders;
import org.opengeps.protocol.opening.StrippedBid;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.threshold.Point;

/** Opens every bid again from the published partials and derives the whole record again. */
final class OpeningCheck {
  private final Bundle bundle;
  private final Findings findings;
  private final PartialsCheck partials;
  private final JudgmentCheck judgments;
  private final DecisionCheck decisions;

  OpeningCheck(
      Bundle bundle,
      PartialsCheck partials,
      JudgmentCheck judgments,
      DecisionCheck decisions,
      Findings findings) {
    this.bundle = bundle;
    this.partials = partials;
    this.judgments = judgments;
    this.decisions = decisions;
    this.findings = findings;
  }

  void check(Notice notice) {
    if (bundle.gateKey.isEmpty() || bundle.close.isEmpty() || bundle.reveal.isEmpty()) {
      findings.require(
          bundle.record.isEmpty() && bundle.technicalRecord.isEmpty(),
          "opening",
          Bundle.RECORD,
          "CLOSE, its reveal and the gate key beside a record",
          "one is missing");
      return;
    }
    if (!findings.require(
        !notice.awaitsBaseAmount(),
        "opening",
        Bundle.RECORD,
        "a base amount in the order that was in force at closing",
        "none")) {
      return;
    }
    Optional<Lot> lot = notice.findLot(bundle.close.get().lot());
    if (!findings.require(
        lot.isPresent(),
        "opening",
        "close.json lot",
        "a lot of the notice",
        bundle.close.get().lot())) {
      return;
    }
    gate(lot.get());
    Optional<Set<Sha256>> standing = StandingOrders.of(notice, bundle.orders());
    if (findings.require(
        standing.isPresent(),
        "notice",
        "notices/",
        "every order whose bids the last one keeps",
        "one is missing")) {
      envelopes(notice, lot.get(), standing.get());
    }
  }

  /**
   * The first envelope opens with the gate key; one behind it on a decision, which may also end the
   * stage.
   */
  private void envelopes(Notice notice, Lot lot, Set<Sha256> standing) {
    OpenedEnvelope first = bundle.first(lot);
    check(
        notice,
        first,
        new Gate.Released(bundle.gateKey.get().privateKey()),
        standing,
        Admission.ALL.standing(standing).without(bundle.removals.submissions()));
    if (lot.nextStage().isPresent()) {
      decisions.checkStage(notice, first);
    } else if (lot.envelopes().size() > 1) {
      OpenedEnvelope last = bundle.last(lot);
      OpeningPoints.Setting closed = setting(notice, last, Gate.CLOSED, standing);
      decisions
          .check(notice, first, last, closed)
          .ifPresent(
              values ->
                  check(
                      notice,
                      last,
                      new Gate.Lent(values.byPoint()),
                      standing,
                      decisions.admission()));
    }
  }

  private void check(
      Notice notice,
      OpenedEnvelope envelope,
      Gate gate,
      Set<Sha256> standing,
      Admission admission) {
    Optional<List<SealedBid>> bids = bundle.sealedBids(envelope, admission);
    if (bids.isEmpty()) {
      return; // the missing files are named by the reception check
    }
    OpeningPoints.Setting setting = setting(notice, envelope, gate, standing);
    OpeningPoints points = OpeningPoints.derive(setting, bids.get(), admission);
    if (points.superseded() > 0) {
      findings.note(
          Counted.of(points.superseded(), "bid was", "bids were")
              + " superseded by later ones or by a correction: counted, not opened.");
    }
    var holding = partials.holding(envelope, setting.terms(), points);
    envelope
        .record()
        .ifPresent(
            record ->
                record(
                    notice,
                    envelope,
                    new Opened(setting, points, bids.get()),
                    holding,
                    record.content()));
  }

  private void gate(Lot lot) {
    findings.expect(
        "gate",
        "gate-key.json public",
        lot.envelopes().get(0).gateKey(),
        bundle.gateKey.get().publicKey());
    findings.expect(
        "gate",
        "gate-key.json closeHash",
        bundle.close.get().hash(),
        bundle.gateKey.get().closeHash());
    findings.expect(
        "gate", "gate-key.json tender", bundle.close.get().tender(), bundle.gateKey.get().tender());
    findings.expect("gate", "gate-key.json slot", lot.first(), bundle.gateKey.get().slot());
  }

  private OpeningPoints.Setting setting(
      Notice notice, OpenedEnvelope envelope, Gate gate, Set<Sha256> standing) {
    return OpeningPoints.Setting.of(
        notice,
        bundle.close.get().tender(),
        envelope.slot(),
        bundle.close.get().hash(),
        gate,
        standing);
  }

  /** The bids with what follows from them. */
  private record Opened(OpeningPoints.Setting setting, OpeningPoints points, List<SealedBid> bids) {
    StrippedBid stripped(Head head) {
      return GateLayer.strip(setting, bids.get(head.place() - 1)).orThrow();
    }
  }

  private void record(
      Notice notice,
      OpenedEnvelope envelope,
      Opened opened,
      Map<String, Map<Integer, Partial>> holding,
      OpeningRecord record) {
    EnvelopeTerms terms = opened.setting().terms();
    OpeningPoints points = opened.points();
    Set<Integer> members = new HashSet<>(record.members());
    boolean enough =
        members.size() == record.members().size()
            && members.size() == terms.committeeKey().k()
            && holding.getOrDefault(Partial.PUBLIC, Map.of()).keySet().containsAll(members);
    if (!findings.require(
        enough,
        "opening",
        envelope.recordName() + " members",
        terms.committeeKey().k() + " members whose partials hold",
        record.members())) {
      return;
    }
    CommitteeValues values =
        partials.values(envelope, terms.committeeKey(), points, holding, record);
    List<Bid> bids = bids(notice, opened, values, record);
    OpeningRecord expected =
        new RecordOf(notice, opened.setting(), bundle.reveal.get().receptions().size(), points)
            .derive(bids, values.ofDraw(points), record.members(), record.openedAt());
    int before = findings.count();
    findings.expectSameMembers("record", envelope.recordName(), expected.toJson(), record.toJson());
    findings.require(
        !record.openedAt().isBefore(bundle.opensAt()),
        "order",
        envelope.recordName() + " openedAt",
        "not before " + bundle.opensAt(),
        record.openedAt());
    if (findings.count() == before) {
      findings.confirm(
          Counted.of(expected.counts().opened(), "bid opens", "bids open")
              + " again to the same content"
              + expected
                  .draw()
                  .map(
                      draw ->
                          "; the estimated price "
                              + draw.estimatedPrice().text()
                              + " is drawn again")
                  .orElse("")
              + ".");
    }
  }

  private List<Bid> bids(
      Notice notice, Opened opened, CommitteeValues values, OpeningRecord record) {
    Map<java.util.UUID, Bid> recorded = new HashMap<>();
    record.bids().forEach(bid -> recorded.put(bid.submission(), bid));
    return opened.points().heads().stream()
        .map(head -> bid(notice, opened, head, values, recorded.get(head.reception().submission())))
        .toList();
  }

  /** What the record must say of a bid; where the value is not here, what it says. */
  private Bid bid(Notice notice, Opened opened, Head head, CommitteeValues values, Bid recorded) {
    if (!head.isListed()) {
      return RecordOf.unknown(head.reception(), head.leftOut().orElseThrow());
    }
    return values
        .ofPublicPart(opened.points(), head)
        .map(value -> opened(notice, opened.stripped(head), value, recorded))
        .orElseGet(
            () ->
                recorded == null || Unsealing.DOES_NOT_OPEN.equals(recorded.reason())
                    ? RecordOf.unknown(head.reception(), Unsealing.DOES_NOT_OPEN)
                    : recorded);
  }

  private Bid opened(Notice notice, StrippedBid bid, Point value, Bid recorded) {
    Verdict<PublicPart> part = Unsealing.publicPart(bid, value, notice.offer(bid.slot().lot()));
    if (part instanceof Verdict.Refused<PublicPart> refused) {
      return RecordOf.unknown(bid.reception(), refused.refusal().code());
    }
    boolean voided = recorded != null && JudgmentCheck.isOfPlatform(recorded.reason());
    if (voided) {
      judgments.check(bid, recorded);
    }
    return RecordOf.opened(
        bid,
        part.orThrow(),
        notice.currency(),
        voided ? Optional.of(recorded.reason()) : Optional.empty());
  }
}
