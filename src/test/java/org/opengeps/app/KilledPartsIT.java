package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.ServeProcess;

/** One of the processes of {@code serve} dies while it runs. */
class KilledPartsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void whateverDiesIsNoticedAtOnceAndRunsAgainByItself() throws Exception {
    Path home = ServeProcess.emptyHome("it-parts");
    int port = ServeProcess.freePort();
    try (ServeProcess server =
        ServeProcess.start(ServeProcess.jar(), home, port, Map.of(), "--no-demo")) {
      beforeItIsReadyItAnswersNobody(server);
      server.awaitOutput("OpenGePS runs on");
      assertThat(server.get("/").statusCode()).isEqualTo(200);
      theDatabaseDies(server, home);
      for (String name : new String[] {"witness", "authorities", "bank"}) {
        kill(home.resolve("log/" + name + ".pid"));
        server.awaitOutput("The " + name + " runs again.");
      }
      await(server, "/health/ready", 200);
      assertThat(server.get("/health/ready").body()).contains("\"database\"", "\"disk\"");
    }
  }

  /** The first answer that anybody gets is one of the program, not of an empty server. */
  private static void beforeItIsReadyItAnswersNobody(ServeProcess server) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> first = server.get("/");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("OpenGePS");
        return;
      } catch (IOException nobodyThere) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
    throw new AssertionError("nobody ever answered:\n" + server.output());
  }

  private static void theDatabaseDies(ServeProcess server, Path home) throws Exception {
    kill(home.resolve("db/mariadbd.pid"));
    HttpResponse<String> page = firstThatIsNot(server, "/", 200);
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(page.body()).contains("database-down").doesNotContain("\tat ");
    server.awaitOutput("The database runs again.");
    await(server, "/", 200);
    await(server, "/api/v1/tenders", 200);
  }

  private static HttpResponse<String> firstThatIsNot(ServeProcess server, String path, int status)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      HttpResponse<String> answer = server.get(path);
      if (answer.statusCode() != status) {
        return answer;
      }
    }
    throw new AssertionError("always " + status);
  }

  private static void await(ServeProcess server, String path, int status) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int last = 0;
    while (System.nanoTime() < end) {
      last = server.get(path).statusCode();
      if (last == status) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError(path + " still answers " + last + ":\n" + server.output());
  }

  /** {@code kill -9}. */
  private static void kill(Path pidFile) throws IOException {
    long pid = Long.parseLong(Files.readString(pidFile).strip().split(" ")[0]);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }
}
