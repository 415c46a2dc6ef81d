package org.opengeps.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What of the acts counts in the end, whatever their order: of each candidate the score that
 * nothing has corrected, and who was passed over.
 *
 * @param scores by candidate; of those passed over, too
 * @param annulled candidates that are passed over
 * @param waived candidates that do not want the contract
 * @param asked what was asked of the candidates that were called
 * @param idle acts without effect: a second score of a candidate, a correction of something that is
 *     not in force, a request or an answer that has no place
 */
public record ActsInForce(
    Map<UUID, Act> scores,
    Set<UUID> annulled,
    Set<UUID> waived,
    Map<UUID, Asked> asked,
    List<Act> idle) {
  public ActsInForce {
    scores = Map.copyOf(scores);
    annulled = Set.copyOf(annulled);
    waived = Set.copyOf(waived);
    asked = Map.copyOf(asked);
    idle = List.copyOf(idle);
  }

  public static ActsInForce of(List<Act> acts) {
    Map<UUID, Act> scores = new LinkedHashMap<>();
    Set<UUID> annulled = new HashSet<>();
    Set<UUID> waived = new HashSet<>();
    List<Act> idle = new ArrayList<>();
    List<Act.Correction> corrections = new ArrayList<>();
    for (Act act : acts) {
      if (act instanceof Act.Correction correction) {
        corrections.add(correction);
      } else if (act instanceof Act.Annulment) {
        annulled.add(act.submission());
      } else if (act instanceof Act.Waiver) {
        waived.add(act.submission());
      } else if (act instanceof Act.Score && scores.putIfAbsent(act.submission(), act) != null) {
        idle.add(act);
      }
    }
    while (correct(scores, corrections)) {
      // one correction may stand on another
    }
    idle.addAll(corrections);
    Map<UUID, Asked> asked = Asked.of(acts, idle);
    return new ActsInForce(scores, annulled, waived, asked, idle);
  }

  /** How far a candidate is where candidates are called. */
  public Turn turn(UUID candidate, RoundTime time) {
    Asked was = asked.get(candidate);
    return was == null ? Turn.UNCALLED : was.turn(time);
  }

  /** Whether a candidate can still win. */
  public boolean stands(UUID candidate) {
    return !annulled.contains(candidate) && !waived.contains(candidate);
  }

  /** Applies what fits; false once nothing does. */
  private static boolean correct(Map<UUID, Act> scores, List<Act.Correction> corrections) {
    boolean any = false;
    for (Iterator<Act.Correction> left = corrections.iterator(); left.hasNext(); ) {
      Act.Correction correction = left.next();
      Act before = scores.get(correction.submission());
      if (before != null && before.hash().equals(correction.of())) {
        scores.put(correction.submission(), correction);
        left.remove();
        any = true;
      }
    }
    return any;
  }
}
