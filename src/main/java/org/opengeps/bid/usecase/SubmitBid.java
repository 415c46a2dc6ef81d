package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.SubmissionReply;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.NodeClock;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.message.Statement;

/**
 * Takes a sealed bid, or refuses it. The order of the questions is part of the protocol: size and
 * form, idempotency, time, signer and algorithms, certificate bound to the supplier, path and
 * revocation as of the instant, eligibility, notice version, hashes and files, replacement. The
 * instant of submission and the hashes are durable before the first slow question.
 */
@ApplicationScoped
public class SubmitBid {
  private ReceptionDesk desk;
  private ReadTender tenders;
  private ReadBidder bidders;
  private JudgeBid judge;
  private GateSealing sealing;
  private NodeClock nodeClock;
  private WatchLog log;
  private InTransaction transaction;

  /** For the container. */
  protected SubmitBid() {}

  @Inject
  public SubmitBid(
      ReceptionDesk desk,
      ReadTender tenders,
      ReadBidder bidders,
      JudgeBid judge,
      GateSealing sealing,
      NodeClock nodeClock,
      WatchLog log,
      InTransaction transaction) {
    this.desk = desk;
    this.tenders = tenders;
    this.bidders = bidders;
    this.judge = judge;
    this.sealing = sealing;
    this.nodeClock = nodeClock;
    this.log = log;
    this.transaction = transaction;
  }

  /**
   * @param tenderNumber where the bidder sent it; the statement must say the same
   * @param statement SignedData, as it came
   * @param envelopes gated AuthEnvelopedData, as they came, by name
   * @param stamp taken when the last byte of all had been read
   */
  public SubmissionReply submit(
      String tenderNumber,
      byte[] statement,
      Map<String, byte[]> envelopes,
      IntakeWatch.Stamp stamp) {
    try (stamp) {
      if (nodeClock.offset().isOff()) {
        // neither counted nor logged: the instant would be a wrong one
        return new SubmissionReply.Refused(BidRefusals.NODE_CLOCK_OFF.refusal(), Optional.empty());
      }
      Verdict<Parcel> opened = Parcel.open(statement, envelopes);
      if (opened instanceof Verdict.Refused<Parcel> refused) {
        desk.count(refused.refusal(), stamp.at());
        return new SubmissionReply.Refused(refused.refusal(), Optional.empty());
      }
      Parcel parcel = opened.orThrow();
      if (!parcel.statement().tender().number().equals(tenderNumber)) {
        return refuseEarly(
            parcel,
            parcel.arrival(stamp.at()),
            BidRefusals.NO_SUCH_TENDER.refusal("lot").with("named", tenderNumber));
      }
      return receive(parcel, stamp);
    }
  }

  private SubmissionReply receive(Parcel parcel, IntakeWatch.Stamp stamp) {
    Arrival arrival = parcel.arrival(stamp.at());
    Known known = transaction.call(() -> known(arrival));
    Optional<Reception> earlier = known.earlier();
    if (earlier.isPresent() && !isOtherEncoding(arrival, earlier.get())) {
      return repeat(parcel, arrival, known);
    }
    return record(parcel, arrival, known, stamp);
  }

  /**
   * What is there of a submission when it comes.
   *
   * @param tender not read for who sends once more what is decided, and has its answer whatever
   *     became of the notice
   */
  private record Known(Optional<Reception> earlier, Optional<TenderFacts> tender) {}

  private Known known(Arrival arrival) {
    Optional<Reception> earlier = desk.findLive(arrival.submission());
    boolean decided =
        earlier
            .filter(one -> one.outcome().isPresent() && one.arrival().isSameAs(arrival))
            .isPresent();
    return new Known(earlier, decided ? Optional.empty() : tenders.find(arrival.lot().tender()));
  }

  private SubmissionReply record(
      Parcel parcel, Arrival arrival, Known known, IntakeWatch.Stamp stamp) {
    Optional<TenderFacts> tender = known.tender();
    Optional<Refusal> untimely =
        tender.isEmpty()
            ? Optional.of(
                BidRefusals.NO_SUCH_TENDER.refusal("lot").with("named", arrival.lot().toString()))
            : untimely(arrival, tender.get());
    if (untimely.isPresent()) {
      Refusal asKnown = asKnown(untimely.get(), log::isAlive);
      if (asKnown != untimely.get()) {
        // neither counted nor logged: an outage may have moved the deadline
        return new SubmissionReply.Refused(asKnown, Optional.empty());
      }
      return refuseEarly(parcel, arrival, untimely.get());
    }
    if (!parcel.hasItsEnvelopes()) {
      return refuseEarly(parcel, arrival, BidRefusals.ENVELOPE_HASH.refusal());
    }
    Optional<Refusal> doubt = known.earlier().flatMap(before -> doubt(parcel, arrival));
    if (doubt.isPresent()) {
      return refuseEarly(parcel, arrival, doubt.get());
    }
    return write(parcel, arrival, tender.get(), known.earlier(), stamp);
  }

  private SubmissionReply write(
      Parcel parcel,
      Arrival arrival,
      TenderFacts tender,
      Optional<Reception> earlier,
      IntakeWatch.Stamp stamp) {
    Reception reception = new Reception(arrival);
    byte[] hidden =
        sealing.seal(
            parcel.document().der(), tender.lots().get(arrival.lot().lot()).gateCertificate());
    ReceptionDesk.Recorded recorded =
        earlier.isPresent()
            ? desk.recordInsteadOf(earlier.get(), reception, hidden, parcel)
            : desk.record(reception, hidden, parcel);
    return switch (recorded) {
      case NEW -> {
        stamp.close();
        yield decide(parcel, reception, tender);
      }
      // another request was faster: what stands now decides
      case TAKEN -> receive(parcel, stamp);
      case CLOSED -> refuseEarly(parcel, arrival, BidRefusals.CLOSED_MEANWHILE.refusal());
    };
  }

  private static List<String> names(Arrival arrival) {
    return arrival.envelopes().stream().map(EnvelopeHash::envelope).toList();
  }

  /**
   * What can be said of a bid that is not in time while nobody knows whether an outage has moved
   * the deadline.
   *
   * @param alive whether the log has grown just now
   */
  static Refusal asKnown(Refusal untimely, BooleanSupplier alive) {
    return untimely.code().equals(BidRefusals.LATE.code()) && !alive.getAsBoolean()
        ? BidRefusals.OUTAGE_UNDECIDED.refusal()
        : untimely;
  }

  private static Optional<Refusal> untimely(Arrival arrival, TenderFacts tender) {
    String lot = arrival.lot().lot();
    LotGate gate = tender.lots().get(lot);
    boolean isThere = gate != null && gate.envelopes().equals(names(arrival));
    if (!isThere && !tender.over().contains(lot)) {
      return Optional.of(
          BidRefusals.NO_SUCH_TENDER
              .refusal("lot")
              .with("named", arrival.lot() + ", " + names(arrival)));
    }
    return IntakeQuestions.first(IntakeQuestions.ofTender(tender, lot, arrival.receivedAt()));
  }

  /**
   * Whether it is the same submission in other bytes than those that lie there undecided. Anybody
   * can have made those, also such as nobody could believe; bytes that are believed take their
   * place.
   */
  private static boolean isOtherEncoding(Arrival arrival, Reception earlier) {
    Arrival first = earlier.arrival();
    return earlier.outcome().isEmpty() && first.isSameAs(arrival) && !first.hasSameBytesAs(arrival);
  }

  private Optional<Refusal> doubt(Parcel parcel, Arrival arrival) {
    return bidders
        .authenticate(parcel.document().der(), Statement.TYPE, arrival.receivedAt())
        .refusalOrNone();
  }

  /**
   * The same id again: what was signed once is the same submission in whatever encoding, at its
   * first instant, also after the deadline.
   */
  private SubmissionReply repeat(Parcel parcel, Arrival arrival, Known known) {
    Reception earlier = known.earlier().orElseThrow();
    if (!earlier.arrival().isSameAs(arrival)) {
      return refuseEarly(parcel, arrival, BidRefusals.ID_REUSED.refusal());
    }
    if (earlier.outcome().isPresent()) {
      return new SubmissionReply.Received(arrival.submission());
    }
    // The server was killed, or is still busy, between recording and deciding: decide now, as of
    // the first instant.
    return decide(parcel, earlier, known.tender().orElseThrow());
  }

  /** Judged and settled in one transaction, after the slow question is answered. */
  private SubmissionReply decide(Parcel parcel, Reception reception, TenderFacts tender) {
    Supplier<Authentication> sender =
        bidders.verify(parcel.document().der(), Statement.TYPE, reception.arrival().receivedAt());
    return transaction.call(() -> decide(parcel, reception, tender, sender.get()));
  }

  private SubmissionReply decide(
      Parcel parcel, Reception reception, TenderFacts tender, Authentication sender) {
    Arrival arrival = reception.arrival();
    if (sender instanceof Authentication.Stranger stranger) {
      desk.discard(reception, stranger.refusal(), parcel);
      return new SubmissionReply.Refused(stranger.refusal(), Optional.empty());
    }
    Decision decision =
        desk.settle(reception, judge.judge(parcel.statement(), tender, sender), parcel);
    return decision.outcome() == Outcome.REFUSED
        ? new SubmissionReply.Refused(
            decision.refusal().orElseThrow(), Optional.of(arrival.submission()))
        : new SubmissionReply.Received(arrival.submission());
  }

  /**
   * A refusal before anything was recorded: logged if the sender can be authenticated, else
   * counted. Beside other envelopes a statement authenticates nobody: anybody may have put them
   * together, and must not write into the log in its signer's name.
   */
  private SubmissionReply refuseEarly(Parcel parcel, Arrival arrival, Refusal refusal) {
    if (!parcel.hasItsEnvelopes()
        || !bidders
            .authenticate(parcel.document().der(), Statement.TYPE, arrival.receivedAt())
            .isLogged()) {
      desk.count(refusal, arrival.receivedAt());
      return new SubmissionReply.Refused(refusal, Optional.empty());
    }
    desk.logRefusal(arrival, refusal, parcel.signed());
    return new SubmissionReply.Refused(refusal, Optional.of(arrival.submission()));
  }
}
