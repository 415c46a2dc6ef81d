package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.app.bench.Oracle.Told;

class HeardTest {
  private static final long MILLI = 1_000_000;
  private final Heard heard = new Heard();

  @Test
  void ninetyNineOfAHundredWithinTwoSecondsAreFastAndNinetyEightAreNot() {
    receipts(99, 1_900);
    receipts(1, 2_100);
    assertThat(heard.isFast()).isTrue();
    assertThat(heard.inTime()).isEqualTo(99);
    receipts(1, 2_100);
    assertThat(heard.isFast()).isFalse();
  }

  @Test
  void whoWasSentAwayHadNoReceiptInTime() {
    receipts(90, 100);
    for (int i = 0; i < 10; i++) {
      heard.add(sending(Sending.Kind.GOOD), Told.TURNED_AWAY, Optional.empty(), 0);
    }
    assertThat(heard.isFast()).isFalse();
  }

  @Test
  void aBadBidThatIsRefusedHoldsNobodyUp() {
    receipts(10, 100);
    heard.add(sending(Sending.Kind.BAD_SIGNATURE), Told.REFUSED, Optional.empty(), 0);
    assertThat(heard.isFast()).isTrue();
  }

  private void receipts(int count, long millis) {
    for (int i = 0; i < count; i++) {
      Door.Reply reply = new Door.Reply(201, new byte[0], millis * MILLI);
      heard.add(sending(Sending.Kind.GOOD), Told.RECEIPT, Optional.of(reply), 0);
    }
  }

  private static Sending sending(Sending.Kind kind) {
    return new Sending(null, kind, new byte[0]);
  }
}
