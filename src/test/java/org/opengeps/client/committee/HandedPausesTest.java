package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.message.TechnicalDecision;

/** What a member's program makes of a round that the log says stood still. */
class HandedPausesTest {
  private static final Instant DECIDED = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant DUE = DECIDED.plusSeconds(600);
  private static final Sha256 SUSPENDED = Sha256.ofText("중지");
  private static final Sha256 RESUMED = Sha256.ofText("재개");
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static ReleasedPrices prices() {
    var decision =
        new TechnicalDecision(
            TenderRef.parse("R26BK00000001-000"),
            "0",
            SUSPENDED,
            SUSPENDED,
            List.of(),
            List.of(),
            DUE,
            null);
    return new ReleasedPrices(decision, DECIDED, null, List.of(), new HandedPauses(Set.of()));
  }

  private static LoggedPause logged(boolean suspends, long seconds) {
    return new LoggedPause(
        "R26BK00000001",
        "0",
        suspends,
        DECIDED.plusSeconds(seconds),
        suspends ? SUSPENDED : RESUMED);
  }

  private static Optional<String> code(Set<Sha256> signed, Instant now, LoggedPause... pauses) {
    return new HandedPauses(signed)
        .refusal(List.of(pauses), prices(), now, TOLERANCE)
        .map(Refusal::code);
  }

  @Test
  void aSuspensionOfTheLogCountsThoughTheEngineHandsOverNothing() {
    assertThat(code(Set.of(), DUE.plusSeconds(900), logged(true, 100))).contains("round-suspended");
  }

  @Test
  void aResumptionThatOnlyTheLogNamesEndsNothing() {
    assertThat(code(Set.of(), DUE.plusSeconds(900), logged(true, 100), logged(false, 160)))
        .contains("round-suspended");
  }

  @Test
  void whatTwoOfficersResumedOpensLaterByTheTimeThatItStood() {
    Instant later = DUE.plusSeconds(60);
    Set<Sha256> signed = Set.of(RESUMED);
    LoggedPause[] pauses = {logged(true, 100), logged(false, 160)};
    assertThat(code(signed, later.minusSeconds(6), pauses)).contains("too-early");
    assertThat(code(signed, later.minusSeconds(5), pauses)).isEmpty();
    assertThat(code(signed, DUE)).as("it never stood still").isEmpty();
  }
}
