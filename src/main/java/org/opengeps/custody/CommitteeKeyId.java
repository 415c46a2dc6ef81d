package org.opengeps.custody;

/**
 * Name of one key of a ceremony: 32 hexadecimal digits, a hash of its ceremony, transcript, number
 * and value (docs/protocol.md section 4).
 */
public record CommitteeKeyId(String hex) {
  public CommitteeKeyId {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          "not a key id of 32 lower-case hexadecimal digits: " + hex);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
