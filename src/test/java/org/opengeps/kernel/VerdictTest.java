package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Refusal LATE = Refusal.of("late");

  @Test
  void anAcceptedValueGoesThroughEveryStepOfAChain() {
    Verdict<String> verdict =
        Verdict.accept(20)
            .unless(n -> Optional.empty())
            .then(n -> Verdict.accept(n + 1))
            .map(n -> "bid " + n);
    assertThat(verdict.orThrow()).isEqualTo("bid 21");
    assertThat(verdict.refused()).isEmpty();
  }

  @Test
  void theFirstRefusalEndsTheChainAndNoLaterStepIsAsked() {
    Verdict<String> verdict =
        Verdict.accept(20)
            .unless(n -> Optional.of(LATE))
            .then(
                n -> {
                  throw new AssertionError("asked after a refusal");
                });
    assertThat(verdict.refused()).contains(LATE);
    assertThatThrownBy(verdict::orThrow).hasMessageContaining("late");
  }

  @Test
  void whatIsNotFoundIsRefusedWithItsReason() {
    assertThat(Verdict.found(Optional.of("위판장"), () -> LATE).orThrow()).isEqualTo("위판장");
    assertThat(Verdict.found(Optional.empty(), () -> LATE).refused()).contains(LATE);
  }
}
