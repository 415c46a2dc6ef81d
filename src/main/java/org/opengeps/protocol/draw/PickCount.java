package org.opengeps.protocol.draw;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How often each serial was picked. */
public final class PickCount {
  private final int[] counts;

  private PickCount(int[] counts) {
    this.counts = counts;
  }

  /**
   * @param prices how many serials there are
   * @param picks the picks of each bid
   * @throws IllegalArgumentException for a serial that does not exist (such a bid is void and must
   *     not come here)
   */
  public static PickCount of(int prices, List<List<Integer>> picks) {
    int[] counts = new int[prices];
    for (List<Integer> bid : picks) {
      for (int serial : bid) {
        if (serial < 1 || serial > prices) {
          throw new IllegalArgumentException("no price has serial " + serial);
        }
        counts[serial - 1]++;
      }
    }
    return new PickCount(counts);
  }

  /** From published counts: element 0 is serial 1. */
  public static PickCount ofCounts(List<Integer> counts) {
    return new PickCount(counts.stream().mapToInt(Integer::intValue).toArray());
  }

  public int of(int serial) {
    return counts[serial - 1];
  }

  /** The serials with the highest counts, equal counts by lower serial; ascending. */
  public List<Integer> selected(int howMany) {
    return IntStream.rangeClosed(1, counts.length)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer serial) -> -of(serial))
                .thenComparingInt(serial -> serial))
        .limit(howMany)
        .sorted()
        .toList();
  }
}
