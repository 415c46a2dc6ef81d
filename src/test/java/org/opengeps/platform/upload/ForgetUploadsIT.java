package org.opengeps.platform.upload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.FileLimits;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;
import org.opengeps.testing.TestClock;

/** What becomes of uploads that nobody submits. */
@ExtendWith(ArquillianExtension.class)
class ForgetUploadsIT {
  private static final FileLimits LIMITS = new FileLimits(10, 10_000, 100_000, 10_000);

  @Inject private Uploads uploads;
  @Inject private NeededUploads needs;
  @Inject private UploadFolder folder;
  @Inject private ForgetUploads forgetUploads;
  @Inject private InTransaction inTransaction;

  @Test
  void afterSevenDaysUnfinishedAndUnsubmittedUploadsAreGoneAndSubmittedOnesStay() throws Exception {
    byte[] submitted = content("submitted");
    UploadId unfinished = upload(content("unfinished"), 3);
    UploadId finished = upload(content("finished"), Integer.MAX_VALUE);
    UploadId needed = upload(submitted, Integer.MAX_VALUE);
    inTransaction.run(() -> needs.need(UploadDoor.BID, List.of(Sha256.of(submitted))));
    TestClock.INSTANCE.advance(Duration.ofDays(6));
    forgetUploads.forget();
    assertThat(folder.list()).contains(unfinished, finished, needed);
    TestClock.INSTANCE.advance(Duration.ofDays(1).plusMinutes(1));
    UploadId fresh = upload(content("fresh"), 3);
    assertThat(forgetUploads.forget()).isGreaterThanOrEqualTo(2);
    assertThat(folder.list()).contains(needed, fresh).doesNotContain(unfinished, finished);
    assertThat(uploads.progress(UploadDoor.BID, finished)).isEmpty();
    assertThat(uploads.progress(UploadDoor.BID, needed).orElseThrow().files())
        .allMatch(file -> file.complete());
    assertThat(uploads.read(needed, Sha256.of(submitted))).isPresent();
  }

  private static byte[] content(String name) {
    return (name + " " + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** An upload of one file of which at most so many bytes were sent. */
  private UploadId upload(byte[] content, int most) throws Exception {
    UploadId upload = new UploadId(UUID.randomUUID());
    Sha256 file = Sha256.of(content);
    Sha256 tag = Sha256.ofText(upload.toString());
    var item = new UploadItem(file, content.length);
    uploads
        .open(
            new UploadBook.Opening(
                UploadDoor.BID, upload, List.of(item), tag, tag, TestClock.INSTANCE.instant()),
            LIMITS)
        .orThrow();
    int sent = Math.min(most, content.length);
    uploads
        .put(
            UploadDoor.BID,
            upload,
            file,
            new ContentRange(0, sent - 1L, content.length),
            LIMITS,
            new ByteArrayInputStream(content, 0, sent))
        .orThrow();
    return upload;
  }
}
