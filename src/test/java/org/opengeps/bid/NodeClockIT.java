package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.usecase.CloseTender;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.ledger.usecase.Sequencer;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.DatabaseTime;
import org.opengeps.platform.NodeClock;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestReferenceTime;

/** A node whose clock is off takes no bids. */
@ExtendWith(ArquillianExtension.class)
class NodeClockIT {
  @Inject private Bidding bidding;
  @Inject private NodeClock nodeClock;
  @Inject private TestReferenceTime reference;
  @Inject private DatabaseTime database;
  @Inject private Sequencer sequencer;
  @Inject private ReadLog log;
  @Inject private CloseTender closeTender;
  @Inject private FindNotice notices;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @AfterEach
  void setRight() {
    reference.ahead(Duration.ZERO);
    nodeClock.measure();
  }

  @Test
  void aNodeThatIsOffByMoreThan200MillisecondsRefusesBidsUntilItsClockIsRight() throws Exception {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    for (int millis : new int[] {1000, -1000}) {
      reference.ahead(Duration.ofMillis(millis));
      assertThat(nodeClock.measure().offset().toMillis()).isBetween(-millis - 90L, -millis + 90L);
      Engine.Answer refused = post(tender, bid);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.refusal().code()).isEqualTo("node-clock-off");
      var signature = JsonObject.parse(refused.body()).bytes("signature");
      assertThat(SignedDocument.read(signature).isSignatureValid()).isTrue();
      assertThat(ready()).contains("\"clock\"", "\"DOWN\"");
    }
    reference.ahead(Duration.ofMillis(150));
    assertThat(nodeClock.measure().isOff()).isFalse();
    assertThat(post(tender, bid).isSuccess()).isTrue();
    assertThat(ready()).doesNotContain("\"DOWN\"");
  }

  @Test
  void aNodeThatIsOffClosesNoTender() {
    OpenTender tender = bidding.tender(Duration.ofHours(1), List.of());
    reference.ahead(Duration.ofSeconds(-2));
    nodeClock.measure();
    TestClock.INSTANCE.advanceTo(tender.closesAt().plus(Duration.ofMinutes(10)));
    closeTender.closeDue();
    assertThat(state(tender)).isIn(TenderState.NOTICED, TenderState.OPEN);
    setRight();
    closeTender.closeDue();
    assertThat(state(tender)).isIn(TenderState.DRAINING, TenderState.CLOSED);
  }

  @Test
  void aNodeThatTakesNoBidsDoesNotMakeTheLogLookAlive() {
    bidding.tender(Duration.ofDays(1), List.of());
    reference.ahead(Duration.ofSeconds(2));
    nodeClock.measure();
    sequencer.pass(true); // whoever was in the middle of a pass is through
    long size = log.publishedSize();
    sequencer.pass(true);
    assertThat(log.publishedSize()).isEqualTo(size);
    setRight();
    sequencer.pass(true);
    assertThat(log.publishedSize()).isGreaterThan(size);
  }

  @Test
  void theReferenceIsTheClockOfTheDatabaseServer() {
    database.now();
    Instant before = Instant.now();
    Instant there = database.now();
    assertThat(there).isBetween(before.minusMillis(5), Instant.now().plusMillis(5));
  }

  private TenderState state(OpenTender tender) {
    return notices.current(TenderNumber.of(tender.ref())).orElseThrow().state();
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        "/api/v1/tenders/" + tender.ref().number() + "/submissions",
        Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }

  private static String ready() throws Exception {
    URI address = URI.create(Bidding.baseUrl() + "/health/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
