package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.app.LogTables.Head;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.testing.ServeProcess;

/**
 * A server that is killed between the steps of its log: assigned and committed, but not signed; and
 * cosigned, but not published. The witness is the one who would notice another head of the same
 * size: it cosigns none.
 */
class KilledSequencerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private Path home;
  private EmbeddedDatabase database;
  private LogTables log;
  private int port;

  @Test
  void theNextStartSignsTheCommittedHeadAndNeverAnotherOfItsSize() throws Exception {
    home = ServeProcess.emptyHome("it-sequencer");
    port = ServeProcess.freePort();
    try (EmbeddedDatabase external = EmbeddedDatabase.start(home.resolve("external"))) {
      database = external;
      log = new LogTables(database.access());
      Head first = publishSome();
      Head unsigned = killedBeforeTheSignature(first);
      Head unpublished = killedBeforeThePublication(unsigned);
      try (ServeProcess last = serve()) {
        awaitEqual(() -> published(last), unpublished);
        log.queue("after both");
        awaitEqual(() -> published(last).size(), unpublished.size() + 1);
        assertThat(fsck()).isZero();
        last.terminate();
      }
      assertThat(log.published()).contains(first, unsigned, unpublished).doesNotHaveDuplicates();
      assertThat(log.published().stream().map(Head::size)).doesNotHaveDuplicates();
    }
  }

  private Head publishSome() throws Exception {
    try (ServeProcess server = serve()) {
      log.queue("one", "two", "three");
      awaitEqual(() -> published(server).size(), 3L);
      Head first = published(server);
      server.terminate();
      return first;
    }
  }

  /** The witness is stopped as with Ctrl-Z: entries are committed, nothing can be cosigned. */
  private Head killedBeforeTheSignature(Head before) throws Exception {
    try (ServeProcess server = serve()) {
      ProcessHandle witness = witness();
      signal("STOP", witness);
      log.queue("four", "five");
      awaitEqual(() -> log.size(), before.size() + 2);
      server.kill();
      witness.destroyForcibly();
      assertThat(witnessed()).isEqualTo(before);
      assertThat(log.published()).doesNotContain(log.head());
    }
    Head committed = log.head();
    try (ServeProcess server = serve()) {
      awaitEqual(() -> published(server), committed);
      assertThat(witnessed()).isEqualTo(committed);
      server.terminate();
    }
    return committed;
  }

  /** The table of the published heads is locked: the witness cosigns, nobody gets to see it. */
  private Head killedBeforeThePublication(Head before) throws Exception {
    try (ServeProcess server = serve();
        Connection owner = log.owner();
        var statement = owner.createStatement()) {
      statement.execute("LOCK TABLES ledger_checkpoint WRITE");
      log.queue("six");
      awaitEqual(() -> witnessed().size(), before.size() + 1);
      server.kill();
      statement.execute("UNLOCK TABLES");
    }
    assertThat(log.published()).doesNotContain(log.head());
    assertThat(witnessed()).isEqualTo(log.head());
    return log.head();
  }

  private ServeProcess serve() throws IOException {
    var access = database.access();
    return ServeProcess.start(
            ServeProcess.jar(),
            home,
            port,
            Map.of(
                "OPENGEPS_DB_URL", access.url(),
                "OPENGEPS_DB_USER", access.application().user(),
                "OPENGEPS_DB_PASSWORD", access.application().password(),
                "OPENGEPS_DB_OWNER_USER", access.owner().user(),
                "OPENGEPS_DB_OWNER_PASSWORD", access.owner().password()),
            "--no-demo")
        .awaitOutput("OpenGePS runs on");
  }

  private Head published(ServeProcess server) throws Exception {
    var answer = server.get("/ledger/checkpoint");
    return answer.statusCode() == 200
        ? LogTables.headOf(SignedNote.parse(answer.body()))
        : new Head(0, null);
  }

  /** What the witness keeps on its own disk. */
  private Head witnessed() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("witness/heads"))) {
      Path head = files.filter(file -> !file.toString().endsWith(".new")).findFirst().orElseThrow();
      return LogTables.headOf(SignedNote.parse(Files.readString(head)));
    }
  }

  private ProcessHandle witness() throws IOException {
    String pid = Files.readString(home.resolve("log/witness.pid")).split(" ")[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private int fsck() {
    StringWriter said = new StringWriter();
    return Main.commandLine()
        .setOut(new PrintWriter(said))
        .execute(
            "ledger",
            "fsck",
            "http://127.0.0.1:" + port + "/ledger",
            "--trust",
            home.resolve("trust/trust.json").toString());
  }

  private static <T> void awaitEqual(Callable<T> actual, T expected) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T found = actual.call();
    while (!found.equals(expected) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      found = actual.call();
    }
    assertThat(found).isEqualTo(expected);
  }
}
