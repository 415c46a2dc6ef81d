package org.opengeps.app.backup;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Counted;
import org.opengeps.protocol.log.Checkpoint;

/**
 * How much of a log came back. What the witness cosigned last is the measure: it stands outside of
 * the database and of every backup.
 */
public final class Completeness {
  private Completeness() {}

  /** What the server will do with it, with the exit code that the help documents. */
  public enum Outcome {
    COMPLETE(0),
    READ_ONLY(4),
    NOT_COMPARED(6);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /** The outcome in words, a line each. */
  public record Judgement(Outcome outcome, List<String> lines) {
    public Judgement {
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param here where the log stands that came back; it was recomputed
   * @param published what the world was shown last, by these tables
   * @param witness what it cosigned last; empty if it knows nothing of this log
   */
  record Facts(LogAt here, Optional<Checkpoint> published, Optional<WitnessedHead> witness) {}

  static Judgement judge(Facts facts) {
    long here = facts.here().head().size();
    long published = facts.published().map(Checkpoint::size).orElse(0L);
    if (facts.witness().isEmpty()) {
      return published == 0
          ? complete(entries(here) + "; nothing of it was published yet.")
          : forgotten("knows nothing of this log", published);
    }
    WitnessedHead witness = facts.witness().get();
    long seen = witness.head().size();
    if (seen < published) {
      return forgotten("has gone back to " + entries(seen), published);
    }
    if (seen > here) {
      return behind(facts.here(), witness);
    }
    return complete(
        seen == here
            ? entries(here) + ", as the witness last saw at " + witness.at() + "."
            : entries(here)
                + "; the witness has seen "
                + seen
                + " of them at "
                + witness.at()
                + " and will be shown the rest at the start.");
  }

  private static String entries(long number) {
    return Counted.of(number, "entry", "entries");
  }

  private static Judgement complete(String how) {
    return new Judgement(Outcome.COMPLETE, List.of("complete: the log is at " + how));
  }

  private static Judgement forgotten(String what, long published) {
    return new Judgement(
        Outcome.READ_ONLY,
        List.of(
            "not to be trusted: the witness "
                + what
                + ", and "
                + entries(published)
                + " were published with its cosignature. It was reset, or it is another one.",
            "The server will start read-only."));
  }

  private static Judgement behind(LogAt here, WitnessedHead witness) {
    long size = here.head().size();
    long seen = witness.head().size();
    String since = here.lastAt().map(Object::toString).orElse("the beginning");
    return new Judgement(
        Outcome.READ_ONLY,
        List.of(
            "behind by " + entries(seen - size) + " since " + since + ".",
            "The log came back with "
                + entries(size)
                + "; the witness cosigned "
                + seen
                + " at "
                + witness.at()
                + ".",
            "The server will start read-only: it shows what there is and takes nothing.",
            "What is missing: whatever was logged after "
                + since
                + " (entries "
                + size
                + " to "
                + (seen - 1)
                + "): bids that were received, notices, openings, decisions.",
            "Restore a newer backup if there is one. Public entries stand in every mirror of the"
                + " log; bidders hold their receipts and what they sealed."));
  }

  /** Nobody could be asked. */
  static Judgement notCompared(LogAt here, String reason) {
    return new Judgement(
        Outcome.NOT_COMPARED,
        List.of(
            "not compared with the witness: " + reason + ".",
            "The log holds in itself and is at "
                + entries(here.head().size())
                + ", the last of "
                + here.lastAt().map(Object::toString).orElse("no time")
                + ". Whether something is missing after that the witness alone can tell; the server"
                + " asks it at the start and stays read-only if so."));
  }
}
