package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.testing.Http;
import org.opengeps.testing.RawHttp;

/**
 * The door for bids while others load the server. A submission that is no form costs the whole way
 * to the door and back, and must be answered each time while the load lasts; under what held up the
 * server before, none was for half a minute.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BesideLoadsIT {
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final int BIDS = 20;

  private final List<Socket> sockets = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean loading = new AtomicBoolean(true);

  /** Ends the load and waits for its last answers, so that no other test finds the lanes full. */
  @AfterEach
  void endLoad() throws IOException, InterruptedException {
    loading.set(false);
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    serverServesAgain();
  }

  /** As soon as the load has gone, others are served; the next class relies on it. */
  private static void serverServesAgain() {
    long end = System.nanoTime() + BOUND.toNanos();
    int status = Http.get("/").status();
    while (status != 200 && System.nanoTime() < end) {
      status = Http.get("/").status();
    }
    assertThat(status).isEqualTo(200);
  }

  private static void bidsFlow() {
    for (int i = 0; i < BIDS; i++) {
      long begin = System.nanoTime();
      Http.Answer answer =
          Http.post(
              "/api/v1/tenders/R00BK00000000/submissions",
              "multipart/form-data; boundary=x",
              "--x--\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.outcome()).isEqualTo("400 malformed");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    }
  }

  private void silent(int count, String... head) throws IOException {
    String begun = String.join("\r\n", head);
    for (int i = 0; i < count; i++) {
      Socket socket = RawHttp.open("127.0.0.2");
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      sockets.add(socket);
    }
  }

  private void ask(int connections, String path, String accept) {
    for (int i = 0; i < connections; i++) {
      threads.execute(
          () -> {
            while (loading.get()) {
              RawHttp.askFrom(
                  "127.0.0.3", "GET " + path + " HTTP/1.1", RawHttp.host(), "Accept: " + accept);
            }
          });
    }
  }

  @Test
  void threeHundredSendersThatFallSilentInTheirBodyHoldNobodyUp() throws IOException {
    silent(
        220,
        "POST /api/v1/registrations HTTP/1.1",
        RawHttp.host(),
        "Content-Type: application/pkcs7-mime",
        "Content-Length: 60000",
        "",
        "x");
    silent(80, "POST /api/v1/tenders/R00BK00000000/submissions HTTP/1.1", RawHttp.host(), "X: ");
    bidsFlow();
    assertThat(Http.get("/").status()).isEqualTo(200);
  }

  @Test
  void aSenderBeyondTheBoundOfAnAddressIsToldToComeBackLater() throws IOException {
    silent(
        300,
        "POST /api/v1/registrations HTTP/1.1",
        RawHttp.host(),
        "Content-Type: application/pkcs7-mime",
        "Content-Length: 60000",
        "",
        "x");
    long end = System.nanoTime() + BOUND.toNanos();
    Socket refused = null;
    while (refused == null && System.nanoTime() < end) {
      for (Socket socket : sockets) {
        if (socket.getInputStream().available() > 0) {
          refused = socket;
        }
      }
    }
    assertThat(refused).isNotNull();
    byte[] start = refused.getInputStream().readNBytes(12);
    assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 429");
  }

  @Test
  void sixtyFourConnectionsOnReceiptsPagesAndBundlesHoldNoBidUp() {
    String receipt = "/api/v1/receipts/00000000-0000-4000-8000-000000000000?format=pdf";
    ask(64, receipt, "application/pdf");
    ask(32, "/", "text/html");
    ask(32, "/api/v1/tenders/R00BK00000000/bundle", "*/*");
    bidsFlow();
  }

  @Test
  void whoAsksTooOftenForCostlyAnswersIsToldWhenToAskAgain() {
    String path = "/api/v1/tenders/R00BK00000000/bundle";
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(RawHttp.askFrom("127.0.0.4", "GET " + path + " HTTP/1.1", RawHttp.host()));
    }
    List<String> refused =
        answers.stream().filter(answer -> RawHttp.status(answer) == 429).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused).allMatch(answer -> RawHttp.head(answer).contains("retry-after: "));
    assertThat(refused).allMatch(answer -> answer.contains("too-many-requests"));
    assertThat(answers.stream().map(RawHttp::status).distinct().toList())
        .isSubsetOf(Arrays.asList(404, 429));
  }
}
