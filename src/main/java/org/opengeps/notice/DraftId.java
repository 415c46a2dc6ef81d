package org.opengeps.notice;

import java.util.UUID;

/** Name of a draft, made at random by the officer's client. */
public record DraftId(UUID value) {
  /**
   * @throws IllegalArgumentException if the text is not a UUID in lower case with hyphens
   */
  public static DraftId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + text);
    }
    return new DraftId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
