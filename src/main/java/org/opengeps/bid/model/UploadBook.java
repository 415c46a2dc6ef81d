package org.opengeps.bid.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.UploadId;
import org.opengeps.bid.UploadManifest;
import org.opengeps.kernel.Sha256;

/** Which uploads may be sent, and which of their files are complete. */
public interface UploadBook {
  /**
   * One file as the book has it.
   *
   * @param complete all bytes lie on disk and their hash is right
   */
  record Line(Sha256 sha256, long size, boolean complete) {}

  /**
   * Opens an upload.
   *
   * @return false if the id is taken; nothing is changed then
   */
  boolean open(UploadManifest manifest, Sha256 manifestTag, Sha256 ownerTag, Instant at);

  /** The tag of the manifest that opened the upload. */
  Optional<Sha256> manifestTag(UploadId upload);

  /** Bytes announced in all uploads of this owner. */
  long announcedBy(Sha256 ownerTag);

  List<Line> list(UploadId upload);

  Optional<Line> find(UploadId upload, Sha256 file);

  void markComplete(UploadId upload, Sha256 file);

  /** Those of the files that lie complete in an upload of this owner, with their sizes. */
  List<Line> listComplete(Sha256 ownerTag, Collection<Sha256> files);
}
