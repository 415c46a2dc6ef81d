package org.opengeps.protocol.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** One signature line of a note: an em dash, the key's name, and base64 of key id and signature. */
public final class NoteSignature {
  private static final String DASH = "\u2014 ";
  private final String name;
  private final int keyId;
  private final byte[] bytes;

  NoteSignature(String name, int keyId, byte[] bytes) {
    this.name = name;
    this.keyId = keyId;
    this.bytes = bytes;
  }

  /**
   * @param line without its newline
   * @throws LogFormatException if it is no signature line
   */
  public static NoteSignature parse(String line) {
    String[] parts =
        line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
    if (parts.length != 2 || parts[0].isEmpty() || parts[0].contains("+")) {
      throw new LogFormatException("not a signature line: " + line);
    }
    byte[] raw = NoteKey.decodeBase64(parts[1]);
    if (raw.length < 5) {
      throw new LogFormatException("a signature is a key id of 4 bytes and more: " + line);
    }
    ByteBuffer buffer = ByteBuffer.wrap(raw);
    int id = buffer.getInt();
    byte[] signature = new byte[buffer.remaining()];
    buffer.get(signature);
    return new NoteSignature(parts[0], id, signature);
  }

  public String name() {
    return name;
  }

  public int keyId() {
    return keyId;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The time inside a cosignature, to the second; empty if the length is not that of a cosignature.
   * Trust it only once verified.
   */
  public Optional<Instant> cosignedAt() {
    return bytes.length == 72
        ? Optional.of(Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong()))
        : Optional.empty();
  }

  /** The line with its newline. */
  public String line() {
    byte[] raw = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(raw) + "\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && that.line().equals(line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }
}
