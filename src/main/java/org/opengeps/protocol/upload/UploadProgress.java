package org.opengeps.protocol.upload;

import java.util.List;

/** How far an upload is. */
public record UploadProgress(UploadId upload, List<UploadedFile> files) {
  public UploadProgress {
    files = List.copyOf(files);
  }
}
