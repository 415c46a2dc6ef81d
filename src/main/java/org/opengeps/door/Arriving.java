package org.opengeps.door;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A request body that is read to its end. It must come at a minimum rate; who sends a byte now and
 * then is cut off here, who is silent altogether by the server, after twenty seconds.
 */
final class Arriving implements Closeable {
  /** Time that everybody has. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** Bytes in a second, on the average after the grace: a modem line. */
  static final int RATE = 4096;

  /** More than any door takes. */
  static final long LARGEST = 16L * 1024 * 1024;

  private final Spool spool = new Spool();
  private IOException broken;

  private Arriving() {}

  /** Reads; returns when the body is whole, broken off, too slow or too large. */
  static Arriving from(InputStream body) throws IOException {
    Arriving arriving = new Arriving();
    long begin = System.nanoTime();
    byte[] buffer = new byte[8192];
    try {
      for (int read = body.read(buffer);
          read >= 0 && !arriving.isTooLarge();
          read = body.read(buffer)) {
        arriving.spool.add(buffer, read);
        arriving.requirePace(begin);
      }
    } catch (TooSlowException e) {
      arriving.broken = e;
    } catch (IOException e) {
      arriving.broken = silence(begin, arriving.spool.size(), e);
    }
    return arriving;
  }

  private void requirePace(long begin) throws TooSlowException {
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    if (passed.compareTo(GRACE.plusMillis(spool.size() * 1000 / RATE)) > 0) {
      throw new TooSlowException(spool.size() + " bytes in " + passed.toSeconds() + " s");
    }
  }

  /** The server reports silence as an error like any other. */
  private static IOException silence(long begin, long size, IOException thrown) {
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    return passed.compareTo(GRACE.minusSeconds(1)) < 0
        ? thrown
        : new TooSlowException(size + " bytes in " + passed.toSeconds() + " s");
  }

  boolean isTooLarge() {
    return spool.size() > LARGEST;
  }

  /** Why not all of it came, if so. */
  Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  InputStream read() throws IOException {
    return spool.read();
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
