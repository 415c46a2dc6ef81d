package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

class SuspensionsTest {
  private static final Instant DECIDED = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant DUE = DECIDED.plusSeconds(600);

  private static LoggedPause pause(boolean suspends, long seconds) {
    return new LoggedPause(
        "R26BK00000001", "0", suspends, DECIDED.plusSeconds(seconds), Sha256.ofText("act"));
  }

  private static Suspensions stood(long... seconds) {
    LoggedPause[] pauses = new LoggedPause[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      pauses[i] = pause(i % 2 == 0, seconds[i]);
    }
    return Suspensions.of(List.of(pauses));
  }

  @Test
  void whatIsDueIsPutOffByTheTimeThatTheRoundStoodStill() {
    assertThat(Suspensions.NONE.prolonged(DECIDED, DUE)).contains(DUE);
    assertThat(stood(100, 160).prolonged(DECIDED, DUE)).contains(DUE.plusSeconds(60));
    assertThat(stood(100, 160, 200, 300).prolonged(DECIDED, DUE)).contains(DUE.plusSeconds(160));
  }

  @Test
  void aSuspensionThatOnlyBeginsInWhatAnotherAddedCountsToo() {
    assertThat(stood(590, 690, 650, 680).prolonged(DECIDED, DUE)).contains(DUE.plusSeconds(130));
    assertThat(stood(590, 690, 700, 710).prolonged(DECIDED, DUE)).contains(DUE.plusSeconds(100));
  }

  @Test
  void whatStoodStillBeforeTheClockBeganOrAfterItRanOutChangesNothing() {
    assertThat(stood(-100, -50).prolonged(DECIDED, DUE)).contains(DUE);
    assertThat(stood(600, 700).prolonged(DECIDED, DUE)).contains(DUE);
  }

  @Test
  void nothingIsDueWhileItStandsStillButWhatWasDueBefore() {
    assertThat(stood(100).prolonged(DECIDED, DUE)).isEmpty();
    assertThat(stood(600).prolonged(DECIDED, DUE)).contains(DUE);
    assertThat(stood(100).since()).contains(DECIDED.plusSeconds(100));
    assertThat(stood(100, 160).since()).isEmpty();
  }

  @Test
  void aWordThatSaysWhatIsSoAlreadyChangesNothing() {
    assertThat(Suspensions.of(List.of(pause(false, 10), pause(true, 100), pause(true, 120))))
        .isEqualTo(stood(100));
    assertThat(Suspensions.of(List.of(pause(true, 100), pause(false, 160), pause(false, 170))))
        .isEqualTo(stood(100, 160));
  }

  @Test
  void entriesOfTheLogAreReadAndOthersAreNot() {
    JsonObject data = JsonObject.builder().put("lot", "2.1").put("approval", "00").build();
    Sha256 act = Sha256.ofText("act");
    var entry = new LedgerEntry("round-suspended", "R26BK00000001-001", DECIDED, act, data);
    LoggedPause read = LoggedPause.in(entry).orElseThrow();
    assertThat(read).isEqualTo(new LoggedPause("R26BK00000001", "2.1", true, DECIDED, act));
    assertThat(LoggedPause.from(read.toJson())).isEqualTo(read);
    assertThat(
            LoggedPause.in(
                new LedgerEntry("tender-opened", "R26BK00000001-001", DECIDED, act, data)))
        .isEmpty();
    var bare = new LedgerEntry("round-resumed", "R26BK00000001-001", DECIDED, null, data);
    assertThatThrownBy(() -> LoggedPause.in(bare)).isInstanceOf(LogFormatException.class);
  }
}
