package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Reception;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.testing.TestClock;

/** What a server leaves behind that is killed between recording a bid and deciding it. */
@ExtendWith(ArquillianExtension.class)
class UndecidedReceptionIT {
  @Inject private Bidding bidding;
  @Inject private ReceptionDesk desk;
  @Inject private GateSealing sealing;
  @Inject private ReadTender tenders;
  @Inject private ListSealedBids sealedBids;
  @Inject private FindNotice notices;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @Test
  void isDecidedAsOfItsFirstInstantWhenTheBidderSendsTheSameBytesAgain() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    Instant first = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    record(tender, bid, first);
    TestClock.INSTANCE.advance(Duration.ofMinutes(30));
    assertThat(post(tender, bid).isSuccess()).isTrue();
    Reception decided = desk.findLatest(new SubmissionId(bid.submission())).orElseThrow();
    assertThat(decided.outcome()).hasValue(Outcome.ACCEPTED);
    assertThat(decided.arrival().receivedAt()).isEqualTo(first);
  }

  @Test
  void isSealedProvisionallyWhenTheTimeToDecideIsOver() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    record(tender, bid, tender.closesAt().minusMillis(1));
    TestClock.INSTANCE.advanceTo(tender.closesAt().plusSeconds(60));
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (notices.current(TenderNumber.of(tender.ref())).orElseThrow().state()
        != TenderState.CLOSED) {
      assertThat(System.nanoTime()).as("not closed").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
    SealedSet closed = sealedBids.of(new LotRef(tender.ref(), "0")).orElseThrow();
    assertThat(closed.receptions()).hasSize(1);
    assertThat(closed.receptions().get(0).outcome()).isEqualTo(Outcome.PROVISIONAL);
    assertThat(post(tender, bid).isSuccess())
        .as("the stored receipt, also after the deadline")
        .isTrue();
  }

  /** Does what the intake does first, and then nothing more. */
  private void record(OpenTender tender, SealedBidFile bid, Instant at) {
    Parcel parcel = Parcel.open(bid.statement(), bid.envelopes()).orThrow();
    byte[] gate = tenders.find(tender.ref()).orElseThrow().lots().get("0").gateCertificate();
    Reception reception = new Reception(parcel.arrival(at));
    assertThat(desk.record(reception, sealing.seal(bid.statement(), gate), parcel))
        .isEqualTo(ReceptionDesk.Recorded.NEW);
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        "/api/v1/tenders/" + tender.ref().number() + "/submissions",
        Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }
}
