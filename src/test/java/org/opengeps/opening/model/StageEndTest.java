package org.opengeps.opening.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Slot;

/** A decision that ends a stage binds later by as long as the round stood still. */
class StageEndTest {
  private static final Instant ENDS = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant STOPPED = ENDS.minusSeconds(100);
  private static final Instant RESUMED = ENDS.plusSeconds(500);
  private final StageEnd stage =
      new StageEnd(
          new Opening(
              new EnvelopeKey("R26BK00000001", new Slot("0", "technical")),
              "000",
              Sha256.ofText("close"),
              ENDS.minusSeconds(1000)),
          Sha256.ofText("decision"),
          ENDS);

  private static Suspensions standing(Instant from) {
    return new Suspensions(List.of(new Suspensions.Span(from, Optional.empty())));
  }

  @Test
  void itBindsFromItsTimeOn() {
    assertThat(stage.binds(Suspensions.NONE, ENDS.minusMillis(1))).isFalse();
    assertThat(stage.binds(Suspensions.NONE, ENDS)).isTrue();
  }

  @Test
  void itDoesNotBeginToBindWhileTheRoundStandsStill() {
    assertThat(stage.binds(standing(STOPPED), RESUMED)).isFalse();
    assertThat(stage.binds(standing(ENDS), RESUMED)).as("it bound before").isTrue();
    assertThat(stage.binds(standing(ENDS.plusSeconds(1)), RESUMED)).isTrue();
  }

  @Test
  void onceTheRoundGoesOnItWaitsForWhatWasLeft() {
    var span = new Suspensions.Span(STOPPED, Optional.of(RESUMED));
    stage.prolonged(span);
    Instant later = RESUMED.plusSeconds(100);
    assertThat(stage.endsAt())
        .isEqualTo(later)
        .isEqualTo(
            new Suspensions(List.of(span)).prolonged(STOPPED.minusSeconds(1), ENDS).orElseThrow());
    assertThat(stage.binds(new Suspensions(List.of(span)), later.minusMillis(1))).isFalse();
    assertThat(stage.binds(new Suspensions(List.of(span)), later)).isTrue();
  }

  @Test
  void whatBoundBeforeASuspensionIsNotPutOff() {
    stage.prolonged(new Suspensions.Span(ENDS, Optional.of(RESUMED)));
    assertThat(stage.endsAt()).isEqualTo(ENDS);
    stage.end("admitted", ENDS);
    stage.prolonged(new Suspensions.Span(STOPPED, Optional.of(RESUMED)));
    assertThat(stage.endsAt()).isEqualTo(ENDS);
    assertThat(stage.binds(standing(STOPPED), RESUMED)).isTrue();
  }
}
