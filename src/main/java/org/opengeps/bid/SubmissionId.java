package org.opengeps.bid;

import java.util.UUID;

/**
 * Name of a submission, made at random by the bidder's client before it seals: repeating a
 * submission is therefore harmless.
 */
public record SubmissionId(UUID value) implements Comparable<SubmissionId> {
  /**
   * @throws IllegalArgumentException if the text is not a UUID in lower case with hyphens
   */
  public static SubmissionId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + text);
    }
    return new SubmissionId(value);
  }

  /** In the order of the text form, which is the order of the closing set. */
  @Override
  public int compareTo(SubmissionId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
