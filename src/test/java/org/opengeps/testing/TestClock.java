package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The clock of a test run. Server, test and demo authorities are different processes, so its two
 * numbers lie in a file that all of them map: the offset from the machine's clock, and the instant
 * at which it is held, if it is. Microseconds, as precise as the database.
 */
public final class TestClock extends Clock {
  /** Midnight in Korea, from which works are judged by other rows: no run goes on so long. */
  static final Instant END = Instant.parse("2025-06-30T15:00:00Z");

  private static final String FILE = "opengeps.it.clock";
  private static final long TICKING = Long.MIN_VALUE;
  private static final int OFFSET = 0;
  private static final int HELD = Long.BYTES;

  /** The one clock of this process; all processes of a run agree. */
  public static final TestClock INSTANCE = new TestClock(Path.of(System.getProperty(FILE)));

  private final MappedByteBuffer numbers;

  private TestClock(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      numbers = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * Long.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("the clock of the test run is missing: " + file, e);
    }
  }

  /** Makes the file before any process maps it. Called once a run, before {@link #INSTANCE}. */
  static final class Beginning {
    private Beginning() {}

    static void at(Path file, Instant start) throws IOException {
      Files.write(file, new byte[2 * Long.BYTES]);
      System.setProperty(FILE, file.toString());
      INSTANCE.numbers.putLong(HELD, TICKING);
      INSTANCE.numbers.putLong(OFFSET, micros(start) - micros(Instant.now()));
    }
  }

  @Override
  public Instant instant() {
    long held = numbers.getLong(HELD);
    long now = held == TICKING ? micros(Instant.now()) + numbers.getLong(OFFSET) : held;
    return Instant.EPOCH.plus(now, ChronoUnit.MICROS);
  }

  /** Moves forward; a held clock stays held. */
  public synchronized void advance(Duration by) {
    advanceTo(instant().plus(by));
  }

  /**
   * @throws IllegalArgumentException if that would be back in time: the log and other tests have
   *     seen the present
   * @throws IllegalStateException if the run would come to rules that its tests do not expect
   */
  public synchronized void advanceTo(Instant instant) {
    Instant now = instant();
    if (instant.isBefore(now)) {
      throw new IllegalArgumentException("the clock never goes back: " + now + " to " + instant);
    }
    if (!instant.isBefore(END)) {
      throw new IllegalStateException("begin the runs of tests earlier: " + instant);
    }
    numbers.putLong(OFFSET, numbers.getLong(OFFSET) + ChronoUnit.MICROS.between(now, instant));
    if (numbers.getLong(HELD) != TICKING) {
      numbers.putLong(HELD, micros(instant));
    }
  }

  /** Stops at the instant (not before now) for tests at an exact tick. */
  public synchronized void holdAt(Instant instant) {
    advanceTo(instant);
    numbers.putLong(HELD, micros(instant));
  }

  /** Ticks on from where it was held. */
  public synchronized void release() {
    long held = numbers.getLong(HELD);
    if (held != TICKING) {
      numbers.putLong(OFFSET, held - micros(Instant.now()));
      numbers.putLong(HELD, TICKING);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("the engine's clock is in UTC, zones belong to notices");
  }
}
