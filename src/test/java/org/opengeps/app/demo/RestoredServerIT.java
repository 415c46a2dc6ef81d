package org.opengeps.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.testing.JarCommand;
import org.opengeps.testing.ServeProcess;

/**
 * The machine is lost, over a database of the operator's own; backup, witness and authorities not.
 */
class RestoredServerIT extends MortalServer {
  RestoredServerIT() {
    super("it-restored");
  }

  @Test
  void onANewMachineTheSameTenderReceiptsAndLogAnswerAndTheLogGoesOn() throws Exception {
    serve();
    String tender = tenderWithBids(Duration.ofMinutes(10));
    Path lost = home();
    List<String> submissions = submissions(lost, tender);
    assertThat(submissions).hasSize(BIDS);
    String notice = notice(tender);
    List<JsonObject> receipts = submissions.stream().map(this::receipt).toList();
    stop();
    Path rescued = ServeProcess.emptyHome("it-restored-backup");
    Path backup = rescued.resolve("database");
    Path keys = rescued.resolve("keys");
    command("backup", "--home", lost, "--to", backup, "--keys", keys);

    Path restored = rescued.resolve("새 자료");
    moveTo(restored, EmbeddedDatabase.start(rescued.resolve("external")));
    Path seen = onlyFileIn(lost.resolve("witness/heads"));
    assertThat(
            command(
                "restore", "--from", backup, "--keys", keys, "--home", restored, "--witness", seen))
        .contains("complete: the log is at ");
    assertThat(restored.resolve("db")).as("the database is the operator's own").doesNotExist();
    copy(lost.resolve("witness"), restored.resolve("witness"));
    copy(lost.resolve("authorities"), restored.resolve("authorities"));
    long before = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(seen)).text()).size();
    serve();
    assertThat(notice(tender)).isEqualTo(notice);
    assertThat(submissions.stream().map(this::receipt)).isEqualTo(receipts);
    Patience.until(
        "the log goes on from where the witness saw it",
        Duration.ofSeconds(30),
        () -> published() > before);
    assertThat(fsck()).contains("in order");
  }

  /** Prints what the command says, if it does not end well. */
  private String command(Object... arguments) throws Exception {
    JarCommand.Ended ended =
        JarCommand.run(
            Map.of(
                "OPENGEPS_DB_URL", url(),
                "OPENGEPS_DB_USER", application().user(),
                "OPENGEPS_DB_PASSWORD", application().password(),
                "OPENGEPS_DB_OWNER_USER", user(),
                "OPENGEPS_DB_OWNER_PASSWORD", password()),
            arguments);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return ended.output();
  }

  private static List<String> submissions(Path home, String tender) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("demo/bids").resolve(tender))) {
      return files
          .filter(file -> file.toString().endsWith(".bid.json"))
          .sorted()
          .map(file -> SealedBidFile.read(file).submission().toString())
          .toList();
    }
  }

  private JsonObject receipt(String submission) {
    return DemoFailure.orThrow(
        engine.getJson("/api/v1/receipts/" + submission), "the receipt of " + submission);
  }

  /** Everything that the server says of the tender, but the time. */
  private String notice(String tender) {
    return DemoFailure.orThrow(engine.getJson("/api/v1/tenders/" + tender), "reading " + tender)
        .toBuilder()
        .remove("serverTime")
        .build()
        .toString();
  }

  private long published() {
    byte[] note = DemoFailure.orThrow(engine.get("/ledger/checkpoint"), "the checkpoint");
    return Checkpoint.parse(SignedNote.parse(note).text()).size();
  }

  private static Path onlyFileIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
