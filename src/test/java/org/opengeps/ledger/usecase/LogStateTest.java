package org.opengeps.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.opengeps.ledger.LogHealth.State;

/** When a silent witness wakes somebody. */
class LogStateTest {
  private Instant now = Instant.parse("2025-06-02T00:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final LogState state = new LogState(clock);

  @Test
  void aWitnessThatIsSilentForAMinuteIsLostUntilItAnswers() {
    state.become(State.WITNESS_SILENT, "nobody answers", 5, 3);
    now = now.plus(Duration.ofSeconds(59));
    state.become(State.WITNESS_SILENT, "nobody answers", 6, 3);
    assertThat(state.isWitnessLost()).isFalse();
    now = now.plus(Duration.ofSeconds(1));
    state.become(State.WITNESS_SILENT, "nobody answers", 6, 3);
    assertThat(state.isWitnessLost()).isTrue();
    state.become(State.WORKING, "Database and witness agree.", 6, 6);
    assertThat(state.isWitnessLost()).isFalse();
  }
}
