package org.opengeps.protocol.log;

import java.util.Base64;
import org.opengeps.kernel.Sha256;

/**
 * What a log commits to: its origin, the number of entries and the root over them (C2SP
 * tlog-checkpoint). Extension lines are not used: no monitor could audit them.
 */
public record Checkpoint(String origin, long size, Sha256 root) {
  public Checkpoint {
    if (origin.isEmpty() || origin.contains("\n") || size < 0) {
      throw new LogFormatException("a checkpoint has an origin of one line and a size");
    }
  }

  /**
   * @param text the text of a note
   * @throws LogFormatException if it is not a checkpoint of exactly three lines
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new LogFormatException("a checkpoint of this log has exactly three lines");
    }
    byte[] root = NoteKey.decodeBase64(lines[2]);
    if (root.length != Sha256.LENGTH) {
      throw new LogFormatException("a root hash has 32 bytes");
    }
    return new Checkpoint(lines[0], size(lines[1]), Sha256.fromBytes(root));
  }

  static long size(String decimal) {
    if (!decimal.matches("0|[1-9][0-9]{0,17}")) {
      throw new LogFormatException("not a number of entries: " + decimal);
    }
    return Long.parseLong(decimal);
  }

  /** The note text, final newline included. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
  }
}
