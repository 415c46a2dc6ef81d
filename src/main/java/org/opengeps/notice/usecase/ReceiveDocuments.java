package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.KeptDocument;
import org.opengeps.notice.model.NoticeDocuments;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadProgress;
import org.opengeps.protocol.upload.UploadedFile;

/**
 * Takes the parts of documents; a whole one goes into the content-addressed store at once. The
 * random name of the upload is what permits its parts: a signed manifest opened it.
 */
@ApplicationScoped
public class ReceiveDocuments {
  @Inject private Uploads uploads;
  @Inject private Documents store;
  @Inject private NoticeDocuments documents;
  @Inject private Clock clock;
  @Inject private InTransaction transaction;

  /** All files of an upload; empty if there is none of that name. */
  public Optional<UploadProgress> progress(UploadId upload) throws IOException {
    Optional<UploadProgress> progress = uploads.progress(UploadDoor.NOTICE, upload);
    for (UploadedFile file : progress.map(UploadProgress::files).orElseGet(List::of)) {
      keep(upload, file);
    }
    return progress;
  }

  /** One file; empty if the manifest did not name it. */
  public Optional<UploadedFile> file(UploadId upload, Sha256 sha256) throws IOException {
    Optional<UploadedFile> file = uploads.file(UploadDoor.NOTICE, upload, sha256);
    if (file.isPresent()) {
      keep(upload, file.get());
    }
    return file;
  }

  /**
   * @return the file after the part; refused as {@link Uploads#put} does
   * @throws IOException if the connection broke; what had come is kept
   */
  public Verdict<UploadedFile> put(
      UploadId upload, Sha256 sha256, ContentRange range, InputStream body) throws IOException {
    Verdict<UploadedFile> put =
        uploads.put(UploadDoor.NOTICE, upload, sha256, range, DocumentManifest.LIMITS, body);
    if (put instanceof Verdict.Accepted<UploadedFile> accepted) {
      keep(upload, accepted.value());
    }
    return put;
  }

  /** A server that was killed between the last byte and the store goes on here. */
  private void keep(UploadId upload, UploadedFile file) throws IOException {
    if (file.complete()) {
      try {
        transaction.run(() -> store(upload, file));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** Stores a whole file, unless it is there already. */
  private void store(UploadId upload, UploadedFile file) {
    if (!documents.find(List.of(file.sha256())).isEmpty()) {
      return;
    }
    try (InputStream in = uploads.read(upload, file.sha256()).orElseThrow()) {
      byte[] content = in.readAllBytes();
      store.put(content);
      byte[] beginning = Arrays.copyOf(content, Math.min(content.length, DocumentKind.BEGINNING));
      documents.add(file.sha256(), new KeptDocument(content.length, beginning), clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
