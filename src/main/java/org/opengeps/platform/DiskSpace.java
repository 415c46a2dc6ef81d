package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the disk of the data folder has room. A database that runs into a full disk stops in the
 * middle of a commit; so bids are sent away before ({@code opengeps.disk.reserve-megabytes}).
 */
@ApplicationScoped
public class DiskSpace {
  private static final long MEGABYTE = 1024L * 1024;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - FRESH_NANOS);
  private volatile long free;

  @Inject
  @ConfigProperty(name = "opengeps.home")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.disk.reserve-megabytes", defaultValue = "256")
  private long reserve;

  /** Whether there is more than the reserve. */
  public boolean isEnough() {
    return freeMegabytes() >= reserve;
  }

  /** Asked at most once a second. */
  public long freeMegabytes() {
    long now = System.nanoTime();
    long before = askedAt.get();
    if (now - before >= FRESH_NANOS && askedAt.compareAndSet(before, now)) {
      try {
        free = Files.getFileStore(Path.of(home)).getUsableSpace() / MEGABYTE;
      } catch (IOException e) {
        throw new UncheckedIOException("the disk of the data folder cannot be asked", e);
      }
    }
    return free;
  }

  public long reserveMegabytes() {
    return reserve;
  }
}
