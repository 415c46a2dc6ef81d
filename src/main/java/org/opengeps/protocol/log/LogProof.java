package org.opengeps.protocol.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * An offline proof that an entry is in the log, as one text (C2SP tlog-proof v1). The optional
 * extra data of the format is neither written nor accepted: nothing here would authenticate it.
 *
 * @param checkpoint the signed checkpoint with its cosignatures
 */
public record LogProof(InclusionProof inclusion, SignedNote checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /**
   * @throws LogFormatException if the text is no proof
   */
  public static LogProof parse(String text) {
    int border = text.indexOf("\n\n");
    if (border < 0) {
      throw new LogFormatException("a proof has an empty line before its checkpoint");
    }
    String[] lines = text.substring(0, border).split("\n", -1);
    if (lines.length < 2 || !lines[0].equals(HEADER) || !lines[1].startsWith("index ")) {
      throw new LogFormatException("a proof begins with " + HEADER + " and an index");
    }
    List<Sha256> path = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(2, lines.length)) {
      path.addAll(Tiles.hashes(NoteKey.decodeBase64(line)));
    }
    if (path.size() != lines.length - 2) {
      throw new LogFormatException("a proof has one hash a line");
    }
    SignedNote note = SignedNote.parse(text.substring(border + 2));
    long size = Checkpoint.parse(note.text()).size();
    return new LogProof(
        new InclusionProof(Checkpoint.size(lines[1].substring(6)), size, path), note);
  }

  /**
   * Whether the entry stands in the tree of the checkpoint. Whose signatures the checkpoint bears
   * is another question.
   */
  public boolean includes(byte[] entry) {
    return inclusion.holds(MerkleTree.leafHash(entry), Checkpoint.parse(checkpoint.text()).root());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEADER + "\nindex " + inclusion.index() + "\n");
    for (Sha256 hash : inclusion.path()) {
      text.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
    }
    return text.append('\n').append(checkpoint).toString();
  }
}
