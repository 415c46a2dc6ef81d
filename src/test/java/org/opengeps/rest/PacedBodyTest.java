package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedBodyTest {
  private final AtomicLong nanos = new AtomicLong();

  private PacedBody body(int bytes) {
    return new PacedBody(new ByteArrayInputStream(new byte[bytes]), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aByteNowAndThenEndsWithTheGrace() throws IOException {
    PacedBody body = body(1000);
    for (int second = 0; second < 20; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(body.read()).isZero();
    }
    pass(Duration.ofSeconds(1));
    assertThatThrownBy(body::read)
        .isInstanceOf(PacedBody.TooSlowException.class)
        .hasMessage("21 bytes in 21 s");
  }

  @Test
  void aSlowLineThatKeepsTheRateIsWaitedFor() throws IOException {
    PacedBody body = body(4096 * 600);
    byte[] second = new byte[4096];
    for (int i = 0; i < 600; i++) {
      pass(Duration.ofSeconds(1));
      assertThat(body.readNBytes(second, 0, second.length)).isEqualTo(4096);
    }
    assertThat(body.read()).isNegative();
  }
}
