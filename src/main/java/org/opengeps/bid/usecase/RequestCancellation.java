package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.CancellationRequested;
import org.opengeps.bid.CancellationState;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.rules.CancellationIsAdmissible;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.NodeClock;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.CancellationRequest;

/**
 * A bidder asks that its bid be not opened (전자조달법 시행령 제5조). Who asks is as confidential as who bid:
 * the request rests encrypted to the gate key, and whether the bidder itself asks is found out at
 * the opening, with that key. To be called outside of transactions: it may ask an authority's
 * service.
 */
@ApplicationScoped
public class RequestCancellation {
  @Inject private ReadBidder bidders;
  @Inject private ReceptionDesk desk;
  @Inject private BidderTags tags;
  @Inject private GateSealing sealing;
  @Inject private Cancellations cancellations;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private NodeClock nodeClock;
  @Inject private PlatformSigner signer;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * Sending the same request again is harmless.
   *
   * @param number the tender that the door names
   * @param submission the bid that the door names
   * @param cms {@code opengeps/cancellation-request/1} signed by the bidder
   * @return with the platform's receipt; refused with {@code node-clock-off}, {@code malformed},
   *     {@code no-such-tender}, {@code cancellation-not-allowed}, {@code opening-begun}, {@code
   *     bid-unknown}, {@code request-pending}, or as {@link ReadBidder} refuses the sender
   */
  public Verdict<CancellationView> request(
      TenderNumber number, SubmissionId submission, byte[] cms) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (nodeClock.offset().isOff()) {
      return Verdict.refuse(BidRefusals.NODE_CLOCK_OFF.refusal());
    }
    SignedDocument signed;
    CancellationRequest asked;
    try {
      signed = SignedDocument.read(cms);
      asked = CancellationRequest.from(signed.json());
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(
          BidRefusals.MALFORMED.refusal("submission").with("problem", e.getMessage()));
    }
    if (!TenderNumber.of(asked.tender()).equals(number)
        || !asked.submission().toString().equals(submission.toString())) {
      return Verdict.refuse(
          BidRefusals.NO_SUCH_TENDER.refusal("lot").with("named", number + ", " + submission));
    }
    Authentication sender = bidders.authenticate(cms, CancellationRequest.TYPE, at);
    return Verdict.found(sender.bidderOrNone(), () -> sender.refusalOrNone().orElseThrow())
        .then(bidder -> transaction.call(() -> record(asked, signed, bidder, at)));
  }

  private Verdict<CancellationView> record(
      CancellationRequest asked, SignedDocument signed, Bidder bidder, Instant at) {
    Sha256 tag = tags.cancellation(asked.submission(), bidder);
    Optional<CancellationView> before = cancellations.findByTag(tag);
    if (before.isPresent()) {
      return Verdict.accept(before.get())
          .unless(
              view ->
                  view.request().equals(signed.hash())
                      ? Optional.empty()
                      : Optional.of(pending(view)));
    }
    return Verdict.found(
            notices.current(TenderNumber.of(asked.tender())),
            () ->
                BidRefusals.NO_SUCH_TENDER.refusal("lot").with("named", asked.tender().toString()))
        .unless(notice -> judge(asked, notice, at))
        .then(notice -> keep(asked, signed, tag, notice, at));
  }

  private Optional<Refusal> judge(CancellationRequest asked, NoticeView notice, Instant at) {
    boolean bid =
        desk.findLive(SubmissionId.parse(asked.submission().toString()))
            .filter(found -> found.outcome().isPresent())
            .map(Reception::arrival)
            .filter(arrival -> isMeant(asked, arrival))
            .isPresent();
    return CancellationIsAdmissible.judge(
        asked,
        notice,
        ruleSets.byHash(notice.notice().ruleSet().hash()).allowsCancellation(),
        bid,
        at);
  }

  private static boolean isMeant(CancellationRequest asked, Arrival arrival) {
    return arrival.lot().lot().equals(asked.lot())
        && arrival.lot().tender().number().equals(asked.tender().number())
        && arrival.statementHash().equals(asked.statementHash());
  }

  private static Refusal pending(CancellationView view) {
    return Refusal.of("request-pending").with("requestedAt", view.requestedAt());
  }

  private Verdict<CancellationView> keep(
      CancellationRequest asked, SignedDocument signed, Sha256 tag, NoticeView notice, Instant at) {
    var core =
        new CancellationReceipt(
            asked.tender(), asked.lot(), asked.submission(), signed.hash(), asked.reason(), at);
    byte[] receipt = signer.sign(core.toJson());
    var view = new CancellationView(core, CancellationState.REQUESTED, receipt);
    byte[] gate = notice.notice().lot(asked.lot()).envelopes().get(0).gateCertificate();
    if (!cancellations.add(view, tag, sealing.seal(signed.der(), gate))) {
      // another request of the same bidder was faster
      return Verdict.refuse(pending(view));
    }
    Sha256 document = documents.put(core.toJson().canonical());
    events.fire(new CancellationRequested(core.tender(), document, at));
    return Verdict.accept(view);
  }
}
