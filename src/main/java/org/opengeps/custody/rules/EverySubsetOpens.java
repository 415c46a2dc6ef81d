package org.opengeps.custody.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.threshold.Canary;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.Point;

/**
 * A rehearsal shows that the committee opens whoever comes: for every key, n different subsets of k
 * members, each member in k of them, give the very value that the canary's known secret gives.
 */
public final class EverySubsetOpens {
  private EverySubsetOpens() {}

  /**
   * @param keys all keys of the ceremony, in order of their numbers
   * @param rehearsals of all n members, each checked by itself, in order of their indexes
   */
  public static boolean holds(List<CommitteeKey> keys, UUID session, List<Rehearsal> rehearsals) {
    return rehearsals.size() == keys.get(0).n()
        && keys.stream().allMatch(key -> holds(key, session, rehearsals));
  }

  private static boolean holds(CommitteeKey key, UUID session, List<Rehearsal> rehearsals) {
    Point expected = key.y().times(Canary.of(key.transcriptHash(), session, key.number()).secret());
    return subsets(key.k(), key.n()).stream()
        .allMatch(
            subset ->
                Interpolation.combine(key.k(), values(key, subset, rehearsals))
                    .get(0)
                    .equals(expected));
  }

  private static Map<Integer, List<Point>> values(
      CommitteeKey key, List<Integer> subset, List<Rehearsal> rehearsals) {
    Map<Integer, List<Point>> values = new HashMap<>();
    subset.forEach(
        member ->
            values.put(
                member, List.of(rehearsals.get(member - 1).keys().get(key.number() - 1).value())));
    return values;
  }

  /** k members in a row, beginning with each of the n, the last followed by the first. */
  private static List<List<Integer>> subsets(int k, int n) {
    List<List<Integer>> subsets = new ArrayList<>();
    for (int first = 0; first < n; first++) {
      List<Integer> subset = new ArrayList<>();
      for (int i = 0; i < k; i++) {
        subset.add((first + i) % n + 1);
      }
      subsets.add(subset);
    }
    return subsets;
  }
}
