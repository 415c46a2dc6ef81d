package org.opengeps.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.cli.ledger.WholeLog;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * Recomputes the log that came back and compares it with the manifest, with what was published and
 * with what the witness cosigned.
 */
final class ProveLog {
  private final Trust trust;
  private final Optional<Path> rules;
  private Optional<WitnessedHead> witness = Optional.empty();
  private Optional<String> silence = Optional.empty();
  private Optional<SignedNote> published = Optional.empty();

  ProveLog(Path trust, Optional<Path> rules) throws IOException {
    this.trust = Trust.read(Files.readAllBytes(trust));
    this.rules = rules;
  }

  /**
   * Asks it, if it is known where; it need not answer.
   *
   * @param own the checkpoint in the backup, which knows of nothing that came after
   */
  void askWitness(Optional<String> location, Path own) {
    if (location.isEmpty()) {
      silence = Optional.of("no --witness was given");
      return;
    }
    try {
      if (isSame(Path.of(location.get()), own)) {
        silence = Optional.of("--witness names what the backup holds itself");
        return;
      }
      witness = WitnessedHead.at(location.get(), trust);
    } catch (IOException e) {
      silence = Optional.of(e.getMessage());
    }
  }

  private static boolean isSame(Path named, Path own) throws IOException {
    return Files.exists(named) && Files.exists(own) && Files.isSameFile(named, own);
  }

  /** What does not hold; empty if all is in order. */
  List<String> findings(DatabaseAccess access, LogAt expected) throws SQLException {
    List<String> findings = new ArrayList<>();
    try (TableLog log = TableLog.of(access)) {
      Checkpoint head = log.head(trust.origin());
      if (!head.equals(expected.head())) {
        findings.add("the log stands elsewhere than the manifest says");
      }
      published = log.published();
      published.ifPresent(note -> judge(note, findings));
      List<Checkpoint> known =
          Stream.concat(
                  published.map(note -> Checkpoint.parse(note.text())).stream(),
                  witness.map(WitnessedHead::head).stream())
              .filter(one -> one.size() <= head.size())
              .toList();
      findings.addAll(WholeLog.findings(log, head, known, rules));
    }
    return findings;
  }

  private void judge(SignedNote note, List<String> findings) {
    if (!note.isSignedBy(NoteKey.parse(trust.logKey()))) {
      findings.add("the published checkpoint is not signed by the log's key");
    }
    if (trust.witnessKeys().stream().map(NoteKey::parse).noneMatch(note::isSignedBy)) {
      findings.add("the published checkpoint is not cosigned by any trusted witness");
    }
  }

  Completeness.Judgement judge(LogAt here) {
    return silence
        .map(reason -> Completeness.notCompared(here, reason))
        .orElseGet(
            () ->
                Completeness.judge(
                    new Completeness.Facts(
                        here, published.map(note -> Checkpoint.parse(note.text())), witness)));
  }
}
