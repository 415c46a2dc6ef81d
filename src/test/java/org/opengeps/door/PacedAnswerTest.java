package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A large answer goes out whole to whoever takes it, and is cut off for whoever holds it up. */
class PacedAnswerTest {
  private static final byte[] PIECE = new byte[PacedAnswer.RATE];
  private final AtomicLong nanos = new AtomicLong(-5);
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  /** How long the receiver takes for a piece. */
  private Duration each = Duration.ZERO;

  @Test
  void aReceiverThatKeepsThePaceGetsAll() throws IOException {
    each = Duration.ofSeconds(1);
    ServletOutputStream out = answer().getOutputStream();
    for (int i = 0; i < 1000; i++) {
      out.write(PIECE);
    }
    assertThat(taken.size()).isEqualTo(1000 * PIECE.length);
  }

  @Test
  void theTimeBeforeTheFirstByteIsNotTheReceiversTime() throws IOException {
    PacedAnswer answer = answer();
    ServletOutputStream out = answer.getOutputStream();
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    out.write(PIECE);
    answer.getOutputStream().write(7);
    assertThat(taken.size()).isEqualTo(PIECE.length + 1);
  }

  @Test
  void aReceiverThatIsTooSlowIsCutOff() throws IOException {
    each = Duration.ofSeconds(2);
    ServletOutputStream out = answer().getOutputStream();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                out.write(PIECE);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too slowly");
    assertThat(taken.size()).isBetween(19 * PIECE.length, 22 * PIECE.length);
  }

  private PacedAnswer answer() {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public void write(int one) {
            taken.write(one);
          }

          @Override
          public void write(byte[] some, int from, int length) {
            nanos.addAndGet(each.toNanos());
            taken.write(some, from, length);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    var response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, args) -> out);
    return new PacedAnswer(response, nanos::get);
  }
}
