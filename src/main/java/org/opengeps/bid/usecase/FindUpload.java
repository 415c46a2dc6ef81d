package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.UploadId;
import org.opengeps.bid.UploadProgress;
import org.opengeps.bid.UploadedFile;
import org.opengeps.bid.model.UploadBook;
import org.opengeps.bid.model.UploadFolder;
import org.opengeps.kernel.Sha256;

/** How far an upload is, so that a client goes on where it stopped. */
@ApplicationScoped
public class FindUpload {
  @Inject private UploadBook book;
  @Inject private UploadFolder folder;

  /** All files of an upload; empty if there is none of that name. */
  @Transactional
  public Optional<UploadProgress> progress(UploadId upload) {
    List<UploadBook.Line> lines = book.list(upload);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UploadProgress(upload, lines.stream().map(line -> file(upload, line)).toList()));
  }

  /** One file; empty if the manifest did not name it. */
  @Transactional
  public Optional<UploadedFile> file(UploadId upload, Sha256 sha256) {
    return book.find(upload, sha256).map(line -> file(upload, line));
  }

  /** A file whose bytes were all written when the server was killed is checked and marked now. */
  private UploadedFile file(UploadId upload, UploadBook.Line line) {
    boolean complete = line.complete();
    if (!complete && folder.length(upload, line.sha256()) >= line.size()) {
      complete = check(upload, line) == UploadFolder.Appended.COMPLETE;
      if (complete) {
        book.markComplete(upload, line.sha256());
      }
    }
    return new UploadedFile(
        line.sha256(),
        line.size(),
        complete ? line.size() : folder.length(upload, line.sha256()),
        complete);
  }

  private UploadFolder.Appended check(UploadId upload, UploadBook.Line line) {
    try {
      return folder.check(upload, line.sha256(), line.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
