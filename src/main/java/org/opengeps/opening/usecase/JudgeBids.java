package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
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
import org.opengeps.protocol.draw.DrawParameters;
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
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
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
  Outcome record(OpeningCase opened, List<Partial> partials, Instant now) {
    OpeningPoints points = opened.points();
    var values = CommitteeValues.combine(opened.terms().committeeKey(), partials);
    DrawParameters parameters = opened.notice().notice().draw();
    Map<UUID, Refusal> refusals = provisional.refusals(envelope(opened), opened.standingBids());
    List<Bid> bids =
        points.heads().stream()
            .map(head -> judge(points, head, values, parameters))
            .map(bid -> decided(bid, Optional.ofNullable(refusals.get(bid.submission()))))
            .toList();
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

  private static EnvelopeRef envelope(OpeningCase opened) {
    return new EnvelopeRef(opened.gate().tender(), opened.gate().slot());
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

  private Bid judge(
      OpeningPoints points, Head head, CommitteeValues values, DrawParameters parameters) {
    return head.isListed()
        ? judge(head, values.ofPublicPart(points, head).orElseThrow(), parameters)
        : sealed(head, head.leftOut().orElseThrow());
  }

  private Bid judge(Head head, Point value, DrawParameters parameters) {
    Verdict<PublicPart> opened = Unsealing.publicPart(head, value, parameters);
    if (opened instanceof Verdict.Refused<PublicPart> refused) {
      return sealed(head, refused.refusal().code());
    }
    PublicPart part = opened.orThrow();
    ReceiptCore reception = head.reception();
    Verdict<SignedMessage> signature =
        signatures.judge(head.signed().orElseThrow(), reception.receivedAt());
    Optional<String> problem = SignatureWasGood.judge(reception.outcome(), signature);
    return new Bid(
        reception.submission(),
        reception.statementHash(),
        part.supplier(),
        Certificates.certifiedName(head.signed().orElseThrow().signer()),
        part.amount(),
        part.picks(),
        reception.receivedAt(),
        problem.isEmpty() ? State.OPENED : State.VOID,
        problem.orElse(null));
  }

  /** A void bid whose content is unknown. */
  private static Bid sealed(Head head, String code) {
    ReceiptCore reception = head.reception();
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
