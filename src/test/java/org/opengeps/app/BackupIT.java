package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.testing.JarCommand;
import org.opengeps.testing.ServeProcess;

/** Backup of a server that goes on working, with the database that it brings itself. */
class BackupIT {
  private static final Map<String, String> USUAL = Map.of();
  private final Path root = ServeProcess.jar().resolveSibling("it-backup");
  private final Path home = root.resolve("home");
  private final Path backup = root.resolve("백업");
  private final Path keys = root.resolve("열쇠");

  @Test
  void itIsCompleteUntilSomethingMoreIsLoggedAndThenSaysByHowMuchItIsBehind() throws Exception {
    ServeProcess.emptyHome("it-backup");
    Files.createDirectories(home);
    try (ServeProcess server =
        ServeProcess.start(ServeProcess.jar(), home, ServeProcess.freePort(), USUAL, "--no-demo")) {
      server.awaitOutput("OpenGePS runs on");
      log("하나", "둘");
      awaitPublished(server, 2);
      keysBesideTheDatabaseAreRefused();
      ended(0, "2 entries", "manifest SHA-256", "keys: 6 files")
          .by("backup", "--home", home, "--to", backup, "--keys", keys);
      ended(0, "whole").by("backup", "--verify", backup, "--keys", keys);
      ended(0, "complete: the log is at 2 entries, as the witness last saw").by(restore("whole"));
      log("셋");
      awaitPublished(server, 3);
      ended(4, "behind by 1 entry since ", "start read-only", "entries 2 to 2")
          .by(restore("behind"));
      ended(2, "is not an empty folder").by(restore("whole"));
      ended(2, "bring back witness/witness.key, authorities")
          .by("serve", "--home", root.resolve("새로/whole"), "--port", ServeProcess.freePort());
      aFlippedByteIsNamed();
      assertThat(server.terminate()).isEqualTo(143);
    }
  }

  private void keysBesideTheDatabaseAreRefused() throws Exception {
    ended(2, "can open gate keys")
        .by("backup", "--home", home, "--to", backup, "--keys", backup.resolve("keys"));
    assertThat(backup).doesNotExist();
  }

  private void aFlippedByteIsNamed() throws Exception {
    try (RandomAccessFile file =
        new RandomAccessFile(backup.resolve("database.sql.gz").toFile(), "rw")) {
      file.seek(file.length() / 2);
      int one = file.read();
      file.seek(file.length() / 2);
      file.write(one ^ 1);
    }
    ended(1, "database.sql.gz has changed", "NOT WHOLE").by("backup", "--verify", backup);
    ended(1, "database.sql.gz has changed").by(restore("flipped"));
    assertThat(root.resolve("새로/flipped")).doesNotExist();
  }

  private Object[] restore(String name) throws Exception {
    String ready =
        Files.readAllLines(home.resolve("log/witness.log")).stream()
            .filter(line -> line.startsWith("ready "))
            .findFirst()
            .orElseThrow()
            .substring(6);
    return new Object[] {
      "restore",
      "--from",
      backup,
      "--keys",
      keys,
      "--home",
      root.resolve("새로").resolve(name),
      "--witness",
      ready
    };
  }

  /** Public facts, as the engine's acts leave them in the queue. */
  private void log(String... subjects) throws Exception {
    DatabaseAccess running = EmbeddedDatabase.running(home).orElseThrow();
    new LogTables(running).queue(subjects);
  }

  private static void awaitPublished(ServeProcess server, long size) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (published(server) < size) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(published(server)).isEqualTo(size);
  }

  private static long published(ServeProcess server) throws Exception {
    var answer = server.get("/ledger/checkpoint");
    return answer.statusCode() == 200
        ? Checkpoint.parse(SignedNote.parse(answer.body()).text()).size()
        : 0;
  }

  /** What a command must end with. */
  private record Expected(int exitCode, String... sentences) {
    void by(Object... arguments) throws Exception {
      JarCommand.Ended ended = JarCommand.run(USUAL, arguments);
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
      assertThat(ended.output()).contains(sentences).doesNotContain("\tat ");
    }
  }

  private static Expected ended(int exitCode, String... sentences) {
    return new Expected(exitCode, sentences);
  }
}
