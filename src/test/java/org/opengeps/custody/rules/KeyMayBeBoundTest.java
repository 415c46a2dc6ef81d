package org.opengeps.custody.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.custody.CeremonyState;
import org.opengeps.kernel.Refusal;

class KeyMayBeBoundTest {
  private static final Instant NOW = Instant.parse("2025-06-12T00:00:00Z");
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(60));
  private static final Instant LATEST = NOW.plus(Duration.ofDays(19));
  private static final Instant KEYS_END = LATEST.plus(Duration.ofDays(90));

  private static String judge(CeremonyState state, boolean own, Instant keysEnd, Instant now) {
    return KeyMayBeBound.judge(new KeyMayBeBound.Facts(state, own, EXPIRES, keysEnd, LATEST, now))
        .map(Refusal::code)
        .orElse("bound");
  }

  @Test
  void aRehearsedPoolOfTheOwnAgencyGivesAKey() {
    assertThat(judge(CeremonyState.READY, true, KEYS_END, NOW)).isEqualTo("bound");
  }

  @ParameterizedTest
  @EnumSource(value = CeremonyState.class, names = "READY", mode = EnumSource.Mode.EXCLUDE)
  void noOtherStateDoes(CeremonyState state) {
    assertThat(judge(state, true, KEYS_END, NOW))
        .isEqualTo(state == CeremonyState.BURNT ? "ceremony-burnt" : "rehearsal-missing");
  }

  @Test
  void aPoolServesItsOwnAgencyOnly() {
    assertThat(judge(CeremonyState.READY, false, KEYS_END, NOW)).isEqualTo("foreign-pool");
  }

  @Test
  void thePoolExpiresAtItsExactTick() {
    assertThat(judge(CeremonyState.READY, true, KEYS_END, EXPIRES.minusNanos(1000)))
        .isEqualTo("bound");
    assertThat(judge(CeremonyState.READY, true, KEYS_END, EXPIRES)).isEqualTo("pool-expired");
  }

  @Test
  void committeeKeysOutliveTheLatestOpeningByNinetyDays() {
    assertThat(judge(CeremonyState.READY, true, KEYS_END.minusNanos(1000), NOW))
        .isEqualTo("committee-key-too-short");
  }
}
