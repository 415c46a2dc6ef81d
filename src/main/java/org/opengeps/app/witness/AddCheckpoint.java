package org.opengeps.app.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.Tiles;

/**
 * The body of an add-checkpoint request: {@code old <size>}, the lines of the consistency proof, an
 * empty line, the signed checkpoint.
 */
record AddCheckpoint(long oldSize, List<Sha256> proof, SignedNote note, Checkpoint checkpoint) {
  private static final int LONGEST_PROOF = 63;

  /**
   * @throws LogFormatException if the body is anything else
   */
  static AddCheckpoint parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int border = text.indexOf("\n\n");
    if (border < 0 || !text.startsWith("old ")) {
      throw new LogFormatException("expected: old size, proof lines, an empty line, a checkpoint");
    }
    String[] lines = text.substring(0, border).split("\n", -1);
    if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length > 1 + LONGEST_PROOF) {
      throw new LogFormatException("not an old size line, or more than 63 proof lines");
    }
    List<Sha256> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      proof.add(hash(lines[i]));
    }
    SignedNote note = SignedNote.parse(text.substring(border + 2));
    return new AddCheckpoint(
        Long.parseLong(lines[0].substring(4)), proof, note, Checkpoint.parse(note.text()));
  }

  private static Sha256 hash(String line) {
    List<Sha256> hashes = Tiles.hashes(NoteKey.decodeBase64(line));
    if (hashes.size() != 1) {
      throw new LogFormatException("one hash a proof line");
    }
    return hashes.get(0);
  }
}
