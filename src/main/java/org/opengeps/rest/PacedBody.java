package org.opengeps.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A request body that must come at a minimum rate. Every sender holds a thread while its body
 * comes; who sends a byte now and then would hold it for ever. A sender that is silent altogether
 * is cut off by the server itself.
 */
final class PacedBody extends FilterInputStream {
  /** Time that everybody has. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** Bytes in a second, on the average after the grace: a modem line. */
  static final int RATE = 4096;

  private final LongSupplier nanos;
  private final long begin;
  private long bytes;

  /**
   * @param nanos a clock that only runs forward, as {@link System#nanoTime}
   */
  PacedBody(InputStream body, LongSupplier nanos) {
    super(body);
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /** The body came too slowly. */
  static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlowException(long bytes, Duration passed) {
      super(bytes + " bytes in " + passed.toSeconds() + " s");
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) throws TooSlowException {
    bytes += read;
    Duration passed = Duration.ofNanos(nanos.getAsLong() - begin);
    if (passed.compareTo(GRACE.plusMillis(bytes * 1000 / RATE)) > 0) {
      throw new TooSlowException(bytes, passed);
    }
  }
}
