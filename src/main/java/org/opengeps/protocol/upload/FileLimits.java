package org.opengeps.protocol.upload;

import org.opengeps.protocol.json.JsonBuilder;

/**
 * What a sender is told before it sends anything.
 *
 * @param files most files of one upload
 * @param fileSize most bytes of one file
 * @param totalSize most bytes of one upload
 * @param partSize most bytes of one PUT
 */
public record FileLimits(int files, long fileSize, long totalSize, int partSize) {
  /** Adds the four numbers under their names. */
  public JsonBuilder addTo(JsonBuilder json) {
    return json.put("files", files)
        .put("fileSize", fileSize)
        .put("totalSize", totalSize)
        .put("partSize", partSize);
  }
}
