package org.opengeps.agenda;

import java.util.List;

/**
 * What a task says besides.
 *
 * @param id of what is to be signed or looked at: hash of a proposal, id of a person, a draft or a
 *     ceremony, code of a failure; empty if the subject says it all
 * @param count how many: requests to cancel, members who have come, or keys that can be bound
 * @param wanted how many members must come, or keys are needed at least; else 0
 * @param names of members who have not come
 */
public record Detail(String id, int count, int wanted, List<String> names) {
  /** Nothing. */
  public static final Detail NONE = new Detail("", 0, 0, List.of());

  public Detail {
    names = List.copyOf(names);
  }

  public static Detail of(String id) {
    return new Detail(id, 0, 0, List.of());
  }

  public static Detail count(int count) {
    return new Detail("", count, 0, List.of());
  }
}
