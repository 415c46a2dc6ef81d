package org.opengeps.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that comes up is one that answers, however its first connections end. */
class FirstAnswerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private ServerSocket door;

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    door.close();
  }

  private URI question() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/api/v1/time");
  }

  /** One connection after the other gets its answer; an empty one is broken off. */
  private void answer(List<String> answers) {
    Thread server =
        new Thread(
            () -> {
              for (String answer : answers) {
                try (Socket asked = door.accept()) {
                  if (!answer.isEmpty()) {
                    asked.getInputStream().read(new byte[1024]);
                    asked
                        .getOutputStream()
                        .write(
                            ("HTTP/1.1 "
                                    + answer
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                  }
                } catch (IOException ended) {
                  return;
                }
              }
            });
    server.setDaemon(true);
    server.start();
  }

  @Test
  void connectionsThatBreakAndAnswersOfNobodysApplicationAreAskedAgain() {
    answer(List.of("", "", "404 Not Found", "503 Service Unavailable", "200 OK"));
    assertThat(FirstAnswer.objection(question(), PATIENCE)).isEmpty();
  }

  @Test
  void anApplicationThatIsNotThereIsSaidWithItsAnswer() {
    answer(Collections.nCopies(1_000, "404 Not Found"));
    assertThat(FirstAnswer.objection(question(), Duration.ofMillis(300)))
        .contains("/api/v1/time was answered 404");
  }

  @Test
  void aPortThatStaysShutIsSaidWhenPatienceIsOver() throws IOException {
    door.close();
    assertThat(FirstAnswer.objection(question(), Duration.ofMillis(300)))
        .get()
        .asString()
        .contains("/api/v1/time was not answered: ");
  }
}
