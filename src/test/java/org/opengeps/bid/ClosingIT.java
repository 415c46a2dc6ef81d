package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.bid.usecase.CloseTender;
import org.opengeps.bid.usecase.ListSealedBids;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestServer;

/** From the last tick to the committed set. */
@ExtendWith(ArquillianExtension.class)
class ClosingIT {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int WORKERS_OF_AUTHORITIES = 4;

  @Inject private Bidding bidding;
  @Inject private ListSealedBids sealedBids;
  @Inject private CloseTender closeTender;
  @Inject private FindNotice notices;
  @PersistenceContext private EntityManager entities;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void aBidOfTheLastTickWhoseVerificationStallsIsAcceptedAndLiesBelowTheClosing() throws Exception {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier supplier = bidding.supplier("seorak");
    SealedBidFile bid = bidding.seal(tender, supplier);
    // the answer about the certificate must not be remembered from the registration
    TestClock.INSTANCE.holdAt(tender.closesAt().minusMillis(1));
    List<Socket> stall = stallTheAuthorities();
    CompletableFuture<Engine.Answer> submission =
        CompletableFuture.supplyAsync(() -> post(tender, bid));
    await(() -> receptions(bid, "received") == 1);
    TestClock.INSTANCE.holdAt(tender.closesAt().plusMillis(500));
    closeTender.closeDue();
    assertThat(state(tender)).isEqualTo(TenderState.DRAINING);
    assertThat(sealedBids.of(lot(tender))).isEmpty();
    for (Socket socket : stall) {
      socket.close();
    }
    assertThat(submission.get(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    await(() -> state(tender) == TenderState.CLOSED);
    SealedSet closed = sealedBids.of(lot(tender)).orElseThrow();
    assertThat(closed.count()).isEqualTo(1);
    assertThat(closed.receptions().get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(closed.receptions().get(0).receivedAt()).isEqualTo(tender.closesAt().minusMillis(1));
  }

  @Test
  void theClosingCommitsToTheSetInOrderAndHidesItBehindASalt() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    for (int i = 0; i < 3; i++) {
      assertThat(post(tender, bidding.seal(tender, bidding.supplier("seorak"))).isSuccess())
          .isTrue();
    }
    TestClock.INSTANCE.advanceTo(tender.closesAt());
    await(() -> state(tender) == TenderState.CLOSED);
    SealedSet closed = sealedBids.of(lot(tender)).orElseThrow();
    List<byte[]> leaves =
        closed.reveal().receptions().stream().map(core -> core.toJson().canonical()).toList();
    Sha256 root = MerkleTree.ofValues(leaves).root();
    assertThat(closed.close().commitment())
        .isEqualTo(CloseStatement.commitment(closed.salt(), 3, root));
    assertThat(closed.reveal().receptions())
        .isSortedAccordingTo(org.opengeps.protocol.message.CloseReveal.CLOSE_ORDER);
    SealedBid first = sealedBids.page(lot(tender), "price", 0, 1).get(0);
    byte[] statement =
        Envelope.read(first.encryptedStatement()).openWith(tender.gate()).orElseThrow();
    assertThat(Sha256.of(statement)).isEqualTo(closed.receptions().get(0).statementHash());
  }

  private static List<Socket> stallTheAuthorities() throws IOException {
    URI authorities = TestServer.authoritiesUrl();
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < WORKERS_OF_AUTHORITIES; i++) {
      Socket socket = new Socket(authorities.getHost(), authorities.getPort());
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /tsa HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      sockets.add(socket);
    }
    return sockets;
  }

  private long receptions(SealedBidFile bid, String state) {
    return ((Number)
            entities
                .createNativeQuery(
                    "SELECT COUNT(*) FROM bid_reception WHERE submission = ? AND state = ?")
                .setParameter(1, bid.submission().toString())
                .setParameter(2, state)
                .getSingleResult())
        .longValue();
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        path(tender), Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }

  private static String path(OpenTender tender) {
    return "/api/v1/tenders/" + tender.ref().number() + "/submissions";
  }

  private static LotRef lot(OpenTender tender) {
    return new LotRef(tender.ref(), "0");
  }

  private TenderState state(OpenTender tender) {
    return notices.current(TenderNumber.of(tender.ref())).orElseThrow().state();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }
}
