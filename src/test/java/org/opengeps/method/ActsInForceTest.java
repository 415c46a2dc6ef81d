package org.opengeps.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;

/** What of the acts counts does not depend on the order in which somebody reads them. */
class ActsInForceTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private static Act.Score score(String name, UUID candidate) {
    return new Act.Score(Sha256.ofText(name), candidate, List.of());
  }

  private static Act.Correction correction(String name, UUID candidate, String of) {
    return new Act.Correction(Sha256.ofText(name), candidate, Sha256.ofText(of), List.of());
  }

  @Test
  void aChainOfCorrectionsEndsAtItsLastInEveryOrder() {
    List<Act> acts =
        new ArrayList<>(
            List.of(
                score("a", ONE),
                correction("b", ONE, "a"),
                correction("c", ONE, "b"),
                score("d", TWO),
                new Act.Annulment(Sha256.ofText("e"), TWO),
                new Act.Waiver(Sha256.ofText("f"), THREE),
                score("g", THREE)));
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(acts, random);
      ActsInForce inForce = ActsInForce.of(acts);
      assertThat(inForce.scores().get(ONE).hash()).isEqualTo(Sha256.ofText("c"));
      assertThat(inForce.annulled()).containsExactly(TWO);
      assertThat(inForce.waived()).containsExactly(THREE);
      assertThat(List.of(ONE, TWO, THREE)).filteredOn(inForce::stands).containsExactly(ONE);
      assertThat(inForce.idle()).isEmpty();
    }
  }

  @Test
  void aSecondScoreAndACorrectionOfSomethingElseHaveNoEffectAndAreNamed() {
    Act second = score("b", ONE);
    Act stranger = correction("c", ONE, "of nobody");
    Act foreign = correction("d", TWO, "a");
    ActsInForce inForce = ActsInForce.of(List.of(score("a", ONE), second, stranger, foreign));
    assertThat(inForce.scores().get(ONE).hash()).isEqualTo(Sha256.ofText("a"));
    assertThat(inForce.idle()).containsExactlyInAnyOrder(second, stranger, foreign);
  }
}
