package org.opengeps.custody;

import java.util.UUID;

/** Name of a key ceremony, chosen by the client of the officer who created it. */
public record CeremonyId(UUID value) {
  /**
   * @throws IllegalArgumentException if the text is not a UUID in lower case with hyphens
   */
  public static CeremonyId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + text);
    }
    return new CeremonyId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
