package org.opengeps.protocol.opening;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/**
 * What the committee's private key makes of the listed points: S = x·E, list by list, as far as
 * members' messages are there.
 */
public final class CommitteeValues {
  private final Map<String, List<Point>> values;

  private CommitteeValues(Map<String, List<Point>> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @param messages checked ones; of each list that occurs, those of the same k or more members
   * @throws IllegalArgumentException if a list occurs with fewer than k members
   */
  public static CommitteeValues combine(CommitteeKey key, Collection<Partial> messages) {
    Map<String, List<Point>> values = new HashMap<>();
    messages.stream()
        .collect(Collectors.groupingBy(Partial::list))
        .forEach((list, partials) -> values.put(list, Partials.combine(key, partials)));
    return new CommitteeValues(values);
  }

  /** V: the value of the draw point, where it is on the list. */
  public Optional<Point> ofDraw(OpeningPoints points) {
    return points.drawPoint().map(point -> values.get(Partial.PUBLIC).get(0));
  }

  /**
   * The value of a listed head's public point; empty if the list that it stands on is not there.
   */
  public Optional<Point> ofPublicPart(OpeningPoints points, Head head) {
    return Optional.ofNullable(values.get(head.publicList()))
        .map(list -> list.get(points.position(head)));
  }

  /** The values of the confidential points of all listed heads, in their order. */
  public List<Point> ofConfidentialParts() {
    return values.getOrDefault(Partial.CONFIDENTIAL, List.of());
  }
}
