package org.opengeps.protocol.upload;

import java.util.UUID;

/**
 * Name of an upload, made at random by the sender's client. Whoever knows it may send its parts:
 * the signed manifest opened it.
 */
public record UploadId(UUID value) {
  /**
   * @throws IllegalArgumentException if the text is not a UUID in lower case with hyphens
   */
  public static UploadId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + text);
    }
    return new UploadId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
