package org.opengeps.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.BundleManifest;
import org.opengeps.protocol.message.NoticeTerms;

/**
 * How far the bundle reaches, how far the log says that the tender has come, and whether what the
 * log names is all here. A bundle that was cut off is true in every part; only this tells.
 */
final class StageCheck {
  private static final String MANIFEST = "manifest.json.p7s";

  /** Closing and the publication of the gate key take seconds; more than this needs a reason. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Bundle bundle;
  private final LoggedFiles log;
  private final LogCheck checkpoints;
  private final Findings findings;

  StageCheck(Bundle bundle, LoggedFiles log, LogCheck checkpoints, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.checkpoints = checkpoints;
    this.findings = findings;
  }

  /**
   * @param compared whether the whole log is read too
   */
  void check(boolean compared) {
    String until = checkpoints.head().map(head -> " of size " + head.size()).orElse("");
    String when = checkpoints.witnessedAt().map(at -> ", witnessed at " + at).orElse("");
    findings.reach("The bundle reaches " + log.shown().words() + ".");
    findings.reach(
        "The log"
            + until
            + when
            + " names "
            + log.logged().words()
            + (compared ? "." : ", by the platform's signed word; compare with --log."));
    findings.require(
        log.shown() == log.logged(),
        "stage",
        "ledger/entries.json",
        "the files of what the log names: " + log.logged().words(),
        log.shown().words());
    if (!log.logged().isEnd() && bundle.continuedBy().isEmpty()) {
      findings.goesOn();
    }
    bundle.manifest.ifPresent(manifest -> word(manifest.content()));
    bundle.notice().ifPresent(notice -> overdue(notice.content().schedule()));
  }

  /** What the platform has signed that the log says. */
  private void word(BundleManifest manifest) {
    findings.expect("stage", MANIFEST + " stage", log.logged().word(), manifest.stage().word());
    findings.expect("stage", MANIFEST + " log.entries", log.count(), manifest.log().entries());
    findings.expect(
        "stage",
        MANIFEST + " log.size",
        checkpoints.head().map(Checkpoint::size),
        Optional.of(manifest.log().size()));
  }

  /** Entries that should have come long ago: an outage, or a log that was cut. */
  private void overdue(NoticeTerms.Schedule schedule) {
    TenderStage stage = log.logged();
    if (stage != TenderStage.NOTICED && stage != TenderStage.CLOSED) {
      return;
    }
    boolean closed = stage == TenderStage.CLOSED;
    Instant due = closed ? schedule.opensAt() : schedule.closesAt();
    if (checkpoints.witnessedAt().filter(at -> at.isAfter(due.plus(PATIENCE))).isPresent()) {
      findings.lack(
          "The entries of the log do not show "
              + (closed ? "the opening, which was due at " : "CLOSE, which was due at ")
              + due
              + ": there was an outage, or they were left out.");
    }
  }
}
