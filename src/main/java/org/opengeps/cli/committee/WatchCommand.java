package org.opengeps.cli.committee;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opengeps.client.committee.CommitteeDuty;
import org.opengeps.client.committee.Officer;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonFormatException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stays and does everything that becomes due: one sign-in serves all ceremonies and openings. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Stay and do everything that becomes due for you: ceremonies, rehearsals, openings.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:with --once: everything that was due is done",
      "1:with --once: something was refused or failed, with a sentence saying why",
      "2:wrong usage"
    })
final class WatchCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private OfficerOptions options;

  @Option(names = "--once", description = "Do what is due now and end.")
  private boolean once;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "How often to look (default: ${DEFAULT-VALUE}).")
  private int seconds;

  private final Map<CommitteeDuty, String> said = new HashMap<>();

  @Override
  public Integer call() throws Exception {
    Officer officer = options.officer();
    boolean good = round(officer);
    while (!once) {
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
      round(officer);
    }
    return good ? 0 : 1;
  }

  private boolean round(Officer officer) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Verdict<List<CommitteeDuty>> duties = officer.duties();
      if (duties instanceof Verdict.Refused<List<CommitteeDuty>> refused) {
        err.println(refused.refusal().code() + ": " + refused.refusal().detail());
        return false;
      }
      boolean good = true;
      for (CommitteeDuty duty : duties.orThrow()) {
        good &= !duty.ready() || attempt(officer, duty);
      }
      return good;
    } catch (UncheckedIOException | JsonFormatException e) {
      err.println(e.getMessage());
      return false;
    }
  }

  /**
   * Whatever goes wrong with one duty, the others are done: a tender that is too large for this
   * device, or an answer that it cannot read, must not leave all later tenders unopened.
   */
  private boolean attempt(Officer officer, CommitteeDuty duty) {
    try {
      return fulfil(officer, duty);
    } catch (RuntimeException | OutOfMemoryError e) {
      String what = e instanceof OutOfMemoryError ? "out-of-memory" : "failed";
      if (!what.equals(said.put(duty, what))) {
        spec.commandLine().getErr().println(duty + ": " + what + ": " + e);
      }
      return false;
    }
  }

  /** A refusal is said once, not at every look. */
  private boolean fulfil(Officer officer, CommitteeDuty duty) {
    Verdict<String> done = officer.fulfil(duty);
    if (done instanceof Verdict.Accepted<String>) {
      said.remove(duty);
      spec.commandLine().getOut().println(done.orThrow());
      spec.commandLine().getOut().flush();
      return true;
    }
    var refusal = ((Verdict.Refused<String>) done).refusal();
    if (!refusal.code().equals(said.put(duty, refusal.code()))) {
      spec.commandLine().getErr().println(duty + ": " + refusal.code() + ": " + refusal.detail());
    }
    return false;
  }
}
