package org.opengeps.protocol.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text with signatures under it (C2SP signed-note).
 *
 * @param text ends with a newline, which is signed
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** More signatures than any log needs; the format asks to accept at least 16. */
  private static final int MOST_SIGNATURES = 100;

  public SignedNote {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new LogFormatException(
          "a note's text ends with a newline and has no control characters");
    }
    signatures = List.copyOf(signatures);
  }

  /**
   * @throws LogFormatException if it is not UTF-8 or not a note with at least one signature line
   */
  public static SignedNote parse(byte[] bytes) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new LogFormatException("a note is UTF-8");
    }
  }

  /**
   * @throws LogFormatException if it is not a note with at least one signature line
   */
  public static SignedNote parse(String note) {
    int border = note.lastIndexOf("\n\n");
    if (border < 0 || !note.endsWith("\n") || border + 2 == note.length()) {
      throw new LogFormatException("a note is text, an empty line, and signature lines");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : note.substring(border + 2, note.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    if (signatures.size() > MOST_SIGNATURES) {
      throw new LogFormatException("a note with more than " + MOST_SIGNATURES + " signatures");
    }
    return new SignedNote(note.substring(0, border + 1), signatures);
  }

  public static SignedNote sign(String text, NoteSigner signer) {
    return new SignedNote(text, List.of(signer.sign(text)));
  }

  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /**
   * Whether the key signed the text. A signature under the key's name and id that does not hold
   * spoils the note, as the format recommends.
   */
  public boolean isSignedBy(NoteKey key) {
    List<NoteSignature> claimed =
        signatures.stream()
            .filter(s -> s.name().equals(key.name()) && s.keyId() == key.id())
            .toList();
    return !claimed.isEmpty()
        && claimed.stream().allMatch(signature -> key.verifies(text, signature));
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }
}
