package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.upload.UploadId;

/**
 * Removes uploads that nobody has submitted: unfinished ones, and complete ones that no recorded
 * submission names. A sender who comes later sends the files again.
 */
@ApplicationScoped
public class ForgetUploads {
  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject private UploadBook book;
  @Inject private NeededUploads needed;
  @Inject private UploadFolder folder;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "opengeps.uploads.keep-days", defaultValue = "7")
  private int keepDays;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "forget uploads", this::forget);
  }

  /**
   * First the rows, then the bytes of uploads without a row: a server that is killed in between
   * leaves bytes that the next run finds. The row of an upload is there before its first byte.
   *
   * @return how many uploads were forgotten
   */
  public int forget() {
    int forgotten =
        transaction.call(
            () -> needed.forgetOpenedBefore(clock.instant().minus(Duration.ofDays(keepDays))));
    try {
      for (UploadId upload : folder.list()) {
        if (!transaction.call(() -> book.knows(upload))) {
          folder.delete(upload);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("uploads that are no longer needed could not be deleted", e);
    }
    return forgotten;
  }
}
