package org.opengeps.bid;

import java.util.UUID;

/**
 * Name of an upload, made at random by the bidder's client. Whoever knows it may send its parts:
 * the signed manifest opened it.
 */
public record UploadId(UUID value) {
  /**
   * @throws IllegalArgumentException if the text is not a UUID in lower case with hyphens
   */
  public static UploadId parse(String text) {
    return new UploadId(SubmissionId.parse(text).value());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
