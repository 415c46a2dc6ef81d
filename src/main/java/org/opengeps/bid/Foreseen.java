package org.opengeps.bid;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;

/**
 * What the intake would say of a firm's bid now, requirement by requirement.
 *
 * @param tender the order in force that lists the lot
 * @param at instant of the question; a bid is judged as of the instant of its last byte
 * @param answers in the order of {@link Requirement}, at most one for each
 */
public record Foreseen(TenderRef tender, String lot, Instant at, List<Row> answers) {
  public Foreseen {
    answers = List.copyOf(answers);
  }

  /** What can be said of one requirement. */
  public enum Answer {
    YES,
    /** Not now, but before the closing by itself. */
    NOT_YET,
    NO,
    /** Nobody can know it here before there is a bid. */
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One requirement.
   *
   * @param refusal with which the intake would refuse a bid at this instant; empty for yes and
   *     unknown
   * @param asked codes of the register that the notice names, in its order; empty if it names none
   * @param held those of the same list that count of the firm; empty unless {@code asked} has some
   * @param since when what counts of the firm was registered, its certificate or its debarment
   *     began; null if nothing of it has a date
   * @param until when it ends, or the first instant that is too late; null if it has none
   * @param amended whether the firm's registration of today would satisfy it, though the one that
   *     counts does not
   */
  public record Row(
      Requirement requirement,
      Answer answer,
      Optional<Refusal> refusal,
      List<String> asked,
      List<String> held,
      Instant since,
      Instant until,
      boolean amended) {
    public Row {
      asked = List.copyOf(asked);
      held = List.copyOf(held);
    }

    /** Code of the refusal, or the empty text. */
    public String code() {
      return refusal.map(Refusal::code).orElse("");
    }
  }

  /** All together: no if any is, else not yet if any is, else yes as far as it is known here. */
  public Answer whole() {
    if (has(Answer.NO)) {
      return Answer.NO;
    }
    return has(Answer.NOT_YET) ? Answer.NOT_YET : Answer.YES;
  }

  private boolean has(Answer answer) {
    return answers.stream().anyMatch(row -> row.answer() == answer);
  }

  /** How many requirements are answered no. */
  public long missing() {
    return answers.stream().filter(row -> row.answer() == Answer.NO).count();
  }

  public Optional<Row> find(Requirement requirement) {
    return answers.stream().filter(row -> row.requirement() == requirement).findFirst();
  }
}
