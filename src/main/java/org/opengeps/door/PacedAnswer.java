package org.opengeps.door;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A large answer that its receiver must take at a minimum rate: a place in a lane is held until the
 * last byte is out, so whoever takes a byte now and then would keep all others out. A receiver that
 * takes nothing at all is cut off by the server.
 */
final class PacedAnswer extends HttpServletResponseWrapper {
  /** Time that everybody has, from the first byte. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** Bytes in a second, on the average after the grace. */
  static final int RATE = 16_384;

  private final LongSupplier nanos;
  private ServletOutputStream paced;

  /**
   * @param nanos a clock that only runs forward, as {@link System#nanoTime}
   */
  PacedAnswer(HttpServletResponse response, LongSupplier nanos) {
    super(response);
    this.nanos = nanos;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (paced == null) {
      paced = new Paced(super.getOutputStream(), nanos);
    }
    return paced;
  }

  /** Asks after each piece how long the receiver has taken for all of them. */
  private static final class Paced extends ServletOutputStream {
    private final ServletOutputStream out;
    private final LongSupplier nanos;
    private long begin;
    private long bytes;

    Paced(ServletOutputStream out, LongSupplier nanos) {
      this.out = out;
      this.nanos = nanos;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      if (bytes == 0) {
        begin = nanos.getAsLong();
      }
      out.write(some, from, length);
      bytes += length;
      Duration passed = Duration.ofNanos(nanos.getAsLong() - begin);
      if (passed.compareTo(GRACE.plusMillis(bytes * 1000 / RATE)) > 0) {
        throw new IOException(
            "the receiver took " + bytes + " bytes in " + passed.toSeconds() + " s, too slowly");
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
