package org.opengeps.agenda;

import java.time.Instant;
import java.util.List;

/**
 * What an officer of an agency has before him or her.
 *
 * @param at when it was read
 * @param waiting what this person can do now, with a deadline first, then what waits longest
 * @param due what comes in the next {@value #DAYS} days, in order of time
 * @param wrong what goes wrong in the agency
 * @param cut whether the agency has so much underway that not all of it was looked at
 */
public record Agenda(Instant at, Part waiting, Part due, Part wrong, boolean cut) {
  /** How far one looks ahead. */
  public static final int DAYS = 7;

  /** Rows of a list that are told; nobody does more in a day. */
  public static final int MOST = 100;

  /**
   * A list.
   *
   * @param total how many there are
   * @param tasks the first {@value Agenda#MOST} of them
   */
  public record Part(int total, List<Task> tasks) {
    public Part {
      tasks = List.copyOf(tasks);
    }

    public static Part of(List<Task> all) {
      return new Part(all.size(), all.subList(0, Math.min(MOST, all.size())));
    }
  }
}
