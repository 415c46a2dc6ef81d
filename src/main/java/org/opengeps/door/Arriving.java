package org.opengeps.door;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A request body on its way. No thread waits for it: the server calls when bytes are there. It must
 * come at a minimum rate; who sends a byte now and then is cut off.
 */
final class Arriving implements ReadListener {
  /** Time that everybody has. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** Bytes in a second, on the average after the grace: a modem line. */
  static final int RATE = 4096;

  /** More than any door takes. */
  static final long LARGEST = 16L * 1024 * 1024;

  private final AsyncContext context;
  private final ServletInputStream source;
  private final Runnable atEnd;
  private final long begin = System.nanoTime();
  private final Spool spool = new Spool();
  private final byte[] buffer = new byte[8192];
  private IOException broken;
  private boolean tooLarge;
  private boolean ended;

  Arriving(AsyncContext context, HttpServletRequest request, Runnable atEnd) throws IOException {
    this.context = context;
    this.source = request.getInputStream();
    this.atEnd = atEnd;
  }

  void begin() {
    source.setReadListener(this);
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    while (!ended && source.isReady()) {
      int read = source.read(buffer);
      if (read < 0) {
        return;
      }
      spool.add(buffer, read);
      if (spool.size() > LARGEST) {
        tooLarge = true;
        end();
      }
    }
  }

  @Override
  public synchronized void onAllDataRead() {
    end();
  }

  @Override
  public synchronized void onError(Throwable thrown) {
    broken = new IOException("the sender hung up", thrown);
    end();
  }

  /** Ends it if it is too slow by now. */
  synchronized void endIfTooSlow() {
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    if (!ended && passed.compareTo(GRACE.plusMillis(spool.size() * 1000 / RATE)) > 0) {
      broken = new TooSlowException(spool.size() + " bytes in " + passed.toSeconds() + " s");
      end();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      atEnd.run();
      context.dispatch();
    }
  }

  synchronized boolean isTooLarge() {
    return tooLarge;
  }

  /** Why not all of it came, if so. */
  synchronized Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  synchronized InputStream read() throws IOException {
    return spool.read();
  }

  /** Frees what it took. */
  synchronized void close() throws IOException {
    spool.close();
  }
}
