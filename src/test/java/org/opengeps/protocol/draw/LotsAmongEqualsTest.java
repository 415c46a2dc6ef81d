package org.opengeps.protocol.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

class LotsAmongEqualsTest {
  private static final Point V = Point.base(Scalar.of(3));
  private static final Sha256 CLOSE = FixedRandom.hash("close");
  private static final List<Sha256> EQUALS =
      IntStream.range(0, 5).mapToObj(i -> FixedRandom.hash("statement " + i)).toList();

  private static LotsAmongEquals lots(int gate) {
    return new LotsAmongEquals(V, new GatePart.Released(Scalar.of(gate)), CLOSE, "0");
  }

  @Test
  void theLotsDependOnWhoIsEqualAndNotOnTheOrderInWhichTheyAreNamed() {
    List<Sha256> order = lots(7).order("award", EQUALS);
    List<Sha256> reversed = new ArrayList<>(EQUALS);
    Collections.reverse(reversed);
    assertThat(lots(7).order("award", reversed)).isEqualTo(order);
    assertThat(order).containsExactlyInAnyOrderElementsOf(EQUALS);
  }

  @Test
  void everyOtherSeedLotKindOrCloseIsAnotherDraw() {
    List<Sha256> order = lots(7).order("award", EQUALS);
    assertThat(
            List.of(
                lots(8).order("award", EQUALS),
                lots(7).order("technical", EQUALS),
                new LotsAmongEquals(V, new GatePart.Released(Scalar.of(7)), CLOSE, "1")
                    .order("award", EQUALS),
                new LotsAmongEquals(
                        V, new GatePart.Released(Scalar.of(7)), FixedRandom.hash("other"), "0")
                    .order("award", EQUALS)))
        .doesNotContain(order);
  }

  /** A chi-square of 4 degrees of freedom is beyond 18.5 once in a thousand times; fixed seeds. */
  @Test
  void everyoneIsDrawnFirstEquallyOften() {
    Map<Sha256, Integer> wins = new HashMap<>();
    int draws = 2000;
    for (int gate = 1; gate <= draws; gate++) {
      wins.merge(lots(gate).order("award", EQUALS).get(0), 1, Integer::sum);
    }
    long expected = draws / EQUALS.size();
    long square =
        EQUALS.stream()
            .mapToLong(one -> (wins.get(one) - expected) * (wins.get(one) - expected))
            .sum();
    assertThat(square / expected).isLessThan(19);
  }
}
