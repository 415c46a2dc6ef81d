package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.FileLimits;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadProgress;
import org.opengeps.protocol.upload.UploadedFile;

/**
 * Opens uploads, takes their parts in order, and tells how far they are, so that a sender goes on
 * where it stopped.
 */
@ApplicationScoped
public class Uploads {
  private UploadBook book;
  private NeededUploads needed;
  private UploadFolder folder;
  private InTransaction transaction;

  /** For the container. */
  protected Uploads() {}

  @Inject
  public Uploads(
      UploadBook book, NeededUploads needed, UploadFolder folder, InTransaction transaction) {
    this.book = book;
    this.needed = needed;
    this.folder = folder;
    this.transaction = transaction;
  }

  /**
   * Opens the upload, or finds it opened by the same manifest.
   *
   * @return how far it is; refused with {@code upload-too-large} or {@code upload-reused}
   */
  @Transactional
  public Verdict<UploadProgress> open(UploadBook.Opening opening, FileLimits limits) {
    Optional<Sha256> earlier = book.manifestTag(opening.upload());
    if (earlier.isEmpty()) {
      book.hold(opening.ownerTag());
      Optional<Refusal> tooMuch =
          UploadIsWithinLimits.judge(opening.files(), limits, book.announcedBy(opening.ownerTag()));
      if (tooMuch.isPresent()) {
        return Verdict.refuse(tooMuch.get());
      }
      if (!book.open(opening)) {
        return Verdict.refuse(UploadRefusals.UPLOAD_REUSED.refusal());
      }
    } else if (!earlier.get().equals(opening.manifestTag())) {
      return Verdict.refuse(UploadRefusals.UPLOAD_REUSED.refusal());
    }
    return Verdict.accept(progress(opening.door(), opening.upload()).orElseThrow());
  }

  /** All files of an upload; empty if this door opened none of that name. */
  @Transactional
  public Optional<UploadProgress> progress(UploadDoor door, UploadId upload) {
    List<UploadBook.Line> lines = book.list(door, upload);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UploadProgress(upload, lines.stream().map(line -> file(upload, line)).toList()));
  }

  /** One file; empty if the manifest did not name it. */
  public Optional<UploadedFile> file(UploadDoor door, UploadId upload, Sha256 sha256) {
    return transaction.call(() -> book.find(door, upload, sha256).map(line -> file(upload, line)));
  }

  /**
   * Takes one part of a file. Parts come in order; a part that was sent already may be sent again.
   * No transaction is open while bytes flow.
   *
   * @param body at least the bytes of the range
   * @return the file after the part, or why not: {@code upload-unknown}, {@code upload-offset},
   *     {@code upload-short}, {@code upload-too-large}, {@code upload-hash}
   * @throws IOException if the connection broke; what had come is kept
   */
  public Verdict<UploadedFile> put(
      UploadDoor door,
      UploadId upload,
      Sha256 file,
      ContentRange range,
      FileLimits limits,
      InputStream body)
      throws IOException {
    Optional<UploadedFile> known = file(door, upload, file);
    if (known.isEmpty()) {
      return Verdict.refuse(UploadRefusals.UPLOAD_UNKNOWN.refusal());
    }
    if (known.get().complete()) {
      return Verdict.accept(known.get());
    }
    if (range.total() != known.get().size() || range.length() > limits.partSize()) {
      return Verdict.refuse(
          UploadRefusals.UPLOAD_TOO_LARGE
              .refusal("part")
              .with("range", range.toString())
              .with("size", known.get().size())
              .with("most", limits.partSize()));
    }
    UploadFolder.Appended appended = folder.append(upload, file, range, body);
    return switch (appended) {
      case WRONG_OFFSET ->
          Verdict.refuse(
              UploadRefusals.UPLOAD_OFFSET.refusal().with("offset", known.get().offset()));
      case SHORT -> Verdict.refuse(UploadRefusals.UPLOAD_SHORT.refusal());
      case WRONG_HASH -> Verdict.refuse(UploadRefusals.UPLOAD_HASH.refusal());
      case STORED, COMPLETE -> Verdict.accept(file(door, upload, file).orElseThrow());
    };
  }

  /** Where a file lies complete that came in by this door. */
  public Optional<UploadId> holding(UploadDoor door, Sha256 file) {
    return transaction.call(() -> book.holding(door, file));
  }

  /** The bytes of a complete file. */
  public Optional<InputStream> read(UploadId upload, Sha256 file) throws IOException {
    return folder.open(upload, file);
  }

  /**
   * Holds a file until the transaction ends: a submission of this moment that names it has said so
   * where it is asked next, or waits and finds the file gone.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(UploadDoor door, Sha256 file) {
    needed.hold(door, file);
  }

  /**
   * Destroys a file that nobody needs any more, wherever it was uploaded by the door: the bytes
   * first, so that who is told that they are gone is told the truth; a transaction that fails
   * afterwards finds the rows again. Harmless when repeated.
   *
   * @return whether it lay there complete; what was only announced never was that file
   * @throws IOException if bytes of it could not be deleted; all its rows stay
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean destroy(UploadDoor door, Sha256 file) throws IOException {
    List<NeededUploads.Place> places = needed.hold(door, file);
    for (NeededUploads.Place place : places) {
      folder.delete(place.upload(), file);
    }
    places.forEach(place -> needed.remove(place.upload(), file));
    return places.stream().anyMatch(NeededUploads.Place::complete);
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
