package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.usecase.JudgeProvisional;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.rules.SignatureWasGood;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.OpeningRecord.Bid;
import org.opengeps.protocol.message.OpeningRecord.State;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.GateLayer;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.RecordOf;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.opening.StrippedBid;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.threshold.Point;

/**
 * Unseals every bid and judges it by itself: one that does not open is void with its reason and
 * stops no other.
 */
@Dependent
class JudgeBids {
  @Inject private ReadSignedMessage signatures;
  @Inject private JudgeProvisional provisional;

  /**
   * What an opening found.
   *
   * @param confidential what opens the confidential parts of the bids that are opened
   * @param failure code if fewer bids count than the notice demands
   */
  record Outcome(
      OpeningRecord record, List<Confidential.Value> confidential, Optional<String> failure) {}

  /**
   * @param partials checked messages of k members, all lists
   */
  Outcome record(OpeningCase opened, OpeningPoints points, List<Partial> partials, Instant now) {
    var values = CommitteeValues.combine(opened.terms().committeeKey(), partials);
    List<Bid> bids = bids(opened, points, values);
    List<Integer> members = partials.stream().map(Partial::member).distinct().sorted().toList();
    OpeningRecord record =
        new RecordOf(opened.notice().notice(), opened.setting(), opened.set().count(), points)
            .derive(bids, values.ofDraw(points), members, now);
    boolean enough = record.counts().opened() >= minimum(opened);
    return enough
        ? new Outcome(record, confidential(record, points, values), Optional.empty())
        : new Outcome(record, List.of(), Optional.of(TenderFailed.TOO_FEW_VALID));
  }

  /** Of void bids nobody has anything to judge: theirs are not kept. */
  private static List<Confidential.Value> confidential(
      OpeningRecord record, OpeningPoints points, CommitteeValues values) {
    Set<UUID> opened =
        record.bids().stream()
            .filter(bid -> bid.state() == State.OPENED)
            .map(Bid::submission)
            .collect(Collectors.toSet());
    List<Head> heads = points.listedHeads();
    List<Point> all = values.ofConfidentialParts();
    return IntStream.range(0, heads.size())
        .mapToObj(i -> new Confidential.Value(heads.get(i).reception().submission(), all.get(i)))
        .filter(value -> opened.contains(value.submission()))
        .toList();
  }

  /** The minimum of the notice is counted once, at the first envelope. */
  private static int minimum(OpeningCase opened) {
    return opened.opensOnDecision() ? 1 : opened.notice().notice().minimumBids();
  }

  /** In close order, page by page. */
  private List<Bid> bids(OpeningCase opened, OpeningPoints points, CommitteeValues values) {
    Map<UUID, Head> heads = new HashMap<>();
    points.heads().forEach(head -> heads.put(head.reception().submission(), head));
    var envelope = new LotRef(opened.setting().tender(), opened.slot().lot());
    Map<UUID, Refusal> refusals =
        opened.hasProvisional() ? provisional.refusals(envelope, opened.standingBids()) : Map.of();
    List<Bid> bids = new ArrayList<>(heads.size());
    for (SealedBid sealed : opened.bids()) {
      Head head = heads.get(sealed.reception().submission());
      if (head != null) {
        Bid bid =
            head.isListed()
                ? judge(opened, sealed, values.ofPublicPart(points, head).orElseThrow())
                : RecordOf.unknown(head.reception(), head.leftOut().orElseThrow());
        bids.add(decided(bid, Optional.ofNullable(refusals.get(bid.submission()))));
      }
    }
    return bids;
  }

  /** A provisional bid that opened counts only if the intake would have taken it. */
  private static Bid decided(Bid bid, Optional<Refusal> refusal) {
    return bid.state() == State.VOID || refusal.isEmpty() ? bid : bid.voided(refusal.get().code());
  }

  private Bid judge(OpeningCase opened, SealedBid sealed, Point value) {
    StrippedBid bid = GateLayer.strip(opened.setting(), sealed).orThrow();
    Verdict<PublicPart> unsealed =
        Unsealing.publicPart(bid, value, opened.notice().notice().offer(bid.slot().lot()));
    if (unsealed instanceof Verdict.Refused<PublicPart> refused) {
      return RecordOf.unknown(bid.reception(), refused.refusal().code());
    }
    ReceiptCore reception = bid.reception();
    Verdict<SignedMessage> signature = signatures.judge(bid.signed(), reception.receivedAt());
    return RecordOf.opened(
        bid,
        unsealed.orThrow(),
        opened.notice().notice().currency(),
        SignatureWasGood.judge(reception.outcome(), signature));
  }
}
