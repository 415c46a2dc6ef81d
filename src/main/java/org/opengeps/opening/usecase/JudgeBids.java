package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.usecase.JudgeProvisional;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.rules.SignatureWasGood;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.OpeningRecord.Bid;
import org.opengeps.protocol.message.OpeningRecord.Counts;
import org.opengeps.protocol.message.OpeningRecord.State;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.GateLayer;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.opening.StrippedBid;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.pki.Certificates;
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
   * <p>Public, because the container begins no transaction for a call through {@code self} whose
   * types are not all public (Weld's client proxy).
   *
   * @param failure code if fewer bids count than the notice demands
   */
  public record Outcome(OpeningRecord record, Optional<String> failure) {}

  /**
   * @param partials checked messages of k members, all lists but the confidential one
   */
  Outcome record(OpeningCase opened, OpeningPoints points, List<Partial> partials, Instant now) {
    var values = CommitteeValues.combine(opened.terms().committeeKey(), partials);
    List<Bid> bids = bids(opened, points, values);
    DrawResult draw = draw(opened, values.ofDraw(), bids);
    int count = (int) bids.stream().filter(bid -> bid.state() == State.OPENED).count();
    var counts =
        new Counts(opened.set().count(), count, bids.size() - count, points.superseded(), 0, 0);
    var record =
        new OpeningRecord(
            opened.gate().tender(),
            opened.notice().hash(),
            opened.gate().slot(),
            opened.gate().closeHash(),
            now,
            partials.stream().map(Partial::member).distinct().sorted().toList(),
            draw,
            bids,
            counts);
    boolean enough = count >= opened.notice().notice().minimumBids();
    return new Outcome(record, enough ? Optional.empty() : Optional.of(TenderFailed.TOO_FEW_VALID));
  }

  /** In close order, page by page. */
  private List<Bid> bids(OpeningCase opened, OpeningPoints points, CommitteeValues values) {
    Map<UUID, Head> heads = new HashMap<>();
    points.heads().forEach(head -> heads.put(head.reception().submission(), head));
    var envelope = new EnvelopeRef(opened.gate().tender(), opened.gate().slot());
    Map<UUID, Refusal> refusals =
        opened.hasProvisional() ? provisional.refusals(envelope, opened.standingBids()) : Map.of();
    List<Bid> bids = new ArrayList<>(heads.size());
    for (SealedBid sealed : opened.bids()) {
      Head head = heads.get(sealed.reception().submission());
      if (head != null) {
        Bid bid =
            head.isListed()
                ? judge(opened, sealed, values.ofPublicPart(points, head).orElseThrow())
                : sealed(head.reception(), head.leftOut().orElseThrow());
        bids.add(decided(bid, Optional.ofNullable(refusals.get(bid.submission()))));
      }
    }
    return bids;
  }

  /** A provisional bid that opened counts only if the intake would have taken it. */
  private static Bid decided(Bid bid, Optional<Refusal> refusal) {
    return bid.state() == State.VOID || refusal.isEmpty()
        ? bid
        : new Bid(
            bid.submission(),
            bid.statementHash(),
            bid.supplier(),
            bid.supplierName(),
            bid.amount(),
            bid.picks(),
            bid.receivedAt(),
            State.VOID,
            refusal.get().code());
  }

  private static DrawResult draw(OpeningCase opened, Point v, List<Bid> bids) {
    List<PriceDraw.Picks> picks =
        bids.stream()
            .filter(bid -> bid.state() == State.OPENED)
            .map(bid -> new PriceDraw.Picks(bid.picks()))
            .toList();
    return PriceDraw.draw(
        opened.notice().notice().draw(),
        opened.notice().notice().amounts().baseAmount(),
        v,
        opened.gate().privateKey(),
        opened.gate().closeHash(),
        picks);
  }

  private Bid judge(OpeningCase opened, SealedBid sealed, Point value) {
    StrippedBid bid = GateLayer.strip(opened.setting(), sealed).orThrow();
    Verdict<PublicPart> unsealed =
        Unsealing.publicPart(bid, value, opened.notice().notice().draw());
    if (unsealed instanceof Verdict.Refused<PublicPart> refused) {
      return sealed(bid.reception(), refused.refusal().code());
    }
    PublicPart part = unsealed.orThrow();
    ReceiptCore reception = bid.reception();
    Verdict<SignedMessage> signature = signatures.judge(bid.signed(), reception.receivedAt());
    Optional<String> problem = SignatureWasGood.judge(reception.outcome(), signature);
    return new Bid(
        reception.submission(),
        reception.statementHash(),
        part.supplier(),
        Certificates.certifiedName(bid.signed().signer()),
        part.amount(),
        part.picks(),
        reception.receivedAt(),
        problem.isEmpty() ? State.OPENED : State.VOID,
        problem.orElse(null));
  }

  /** A void bid whose content is unknown. */
  private static Bid sealed(ReceiptCore reception, String code) {
    return new Bid(
        reception.submission(),
        reception.statementHash(),
        null,
        null,
        null,
        null,
        reception.receivedAt(),
        State.VOID,
        code);
  }
}
