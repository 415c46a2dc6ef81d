package org.opengeps.app.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to check a tender, and the log, without believing anybody. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Has a tender opened, verifies its bundle, and reads the whole log as 'ledger fsck' does.",
      "Baseline: SHA-256 over as many bytes as the entries of the log have."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class AuditCommand implements Callable<Integer> {
  private static final Kind BYTES = new Kind("-", "bundle", "bytes", Better.NEITHER);
  private static final Kind VERIFYING = new Kind("-", "bundle verified", "ms", Better.LESS);
  private static final Kind EACH = new Kind("-", "the same for a bid", "ms", Better.LESS);
  private static final Kind ENTRIES = new Kind("-", "entries of the log", "", Better.NEITHER);
  private static final Kind LOG_BYTES = new Kind("-", "their bytes", "bytes", Better.NEITHER);
  private static final Kind HASHING =
      new Kind("-", "baseline: SHA-256 over as many bytes", "ms", Better.LESS);
  private static final Kind FSCK = new Kind("-", "whole log read and checked", "ms", Better.LESS);
  private static final Kind RATIO =
      new Kind("D4", "the same over SHA-256 of its bytes", "x", Better.LESS);
  private static final int ROUNDS = 20;

  @Mixin private BenchOptions options;

  @Option(
      names = "--bids",
      paramLabel = "N",
      defaultValue = "200",
      description = "of the tender (default 200)")
  private int bids;

  @Override
  public Integer call() {
    return options.measure(
        "audit",
        (site, figures) ->
            tell(site, figures, OpenedTender.with(site, figures, options.sized(bids, 3))));
  }

  /** How long the tender's bundle and the log take to be checked. */
  static void tell(Site site, Figures figures, OpenedTender opened) {
    site.say("fetching and verifying the bundle");
    byte[] bundle = opened.bundle(site);
    Trust trust = site.stage().trust();
    verify(bundle, trust, figures);
    long verifying = time(() -> verify(bundle, trust, figures));
    figures.add(BYTES, bundle.length);
    figures.add(VERIFYING, Figures.millis(verifying));
    figures.add(EACH, Figures.millis(verifying / opened.bids().size()));
    log(site, figures);
  }

  private static void verify(byte[] bundle, Trust trust, Figures figures) {
    try {
      Report report = VerifyBundle.verify(bundle, Optional.of(trust));
      report.findings().forEach(one -> figures.fault("the bundle is refuted: " + one));
    } catch (UnreadableException e) {
      figures.fault("the bundle cannot be read: " + e.getMessage());
    }
  }

  private static void log(Site site, Figures figures) {
    site.say("reading the whole log");
    fsck(site, figures);
    long took = time(() -> fsck(site, figures));
    long bytes = Database.of(site.access()).number("SELECT SUM(LENGTH(entry)) FROM ledger_entry");
    long hashing = hashing((int) bytes);
    figures.add(ENTRIES, size(site));
    figures.add(LOG_BYTES, bytes);
    figures.add(HASHING, Figures.millis(hashing));
    figures.add(FSCK, Figures.millis(took));
    figures.add(RATIO, Figures.ratio(took, hashing));
  }

  private static void fsck(Site site, Figures figures) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    String log = site.engine().base() + "/ledger";
    String trust = site.home() + "/trust/trust.json";
    int code =
        org.opengeps.cli.Main.commandLine()
            .setOut(out)
            .setErr(out)
            .execute("ledger", "fsck", log, "--trust", trust);
    if (code != 0) {
      figures.fault("the log does not hold: " + said);
    }
  }

  private static long hashing(int length) {
    byte[] bytes = new byte[length];
    Runnable rounds =
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            bytes[0] = Sha256.of(bytes).bytes()[0];
          }
        };
    rounds.run();
    return time(rounds) / ROUNDS;
  }

  /** Entries of the public log. */
  static long size(Site site) {
    byte[] note = Need.accepted(site.engine().get("/ledger/checkpoint"), "the log's checkpoint");
    return Checkpoint.parse(SignedNote.parse(note).text()).size();
  }

  private static long time(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return System.nanoTime() - begin;
  }
}
