package org.opengeps.protocol.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.opengeps.kernel.Sha256;

/**
 * A verifier key of the signed-note format: {@code name+hash+base64(type || public key)}. Two kinds
 * are understood, both Ed25519: the log's own signature over a note's text, and the time-stamped
 * cosignature of a witness (C2SP tlog-cosignature v1).
 */
public final class NoteKey {
  /** What the key signs. */
  public enum Kind {
    LOG(1),
    COSIGNATURE(4);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    static Kind of(byte code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code == code)
          .findFirst()
          .orElseThrow(
              () ->
                  new LogFormatException("unknown signature type " + code + " in a verifier key"));
    }
  }

  private final String name;
  private final Kind kind;
  private final byte[] publicKey;

  NoteKey(String name, Kind kind, byte[] publicKey) {
    if (name.isEmpty()
        || name.chars()
            .anyMatch(
                c ->
                    c == '+'
                        || c < 0x20
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c))) {
      throw new LogFormatException(
          "a key name is not empty and has neither spaces nor plus: " + name);
    }
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new LogFormatException("an Ed25519 public key has 32 bytes, not " + publicKey.length);
    }
    this.name = name;
    this.kind = kind;
    this.publicKey = publicKey;
  }

  /**
   * @throws LogFormatException if the text is no verifier key, its hash does not fit, or its type
   *     is unknown
   */
  public static NoteKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
      throw new LogFormatException("a verifier key is name+hash+key: " + text);
    }
    byte[] key = decodeBase64(parts[2]);
    if (key.length == 0) {
      throw new LogFormatException("a verifier key without a key: " + text);
    }
    var parsed = new NoteKey(parts[0], Kind.of(key[0]), Arrays.copyOfRange(key, 1, key.length));
    if (!HexFormat.of().toHexDigits(parsed.id()).equals(parts[1])) {
      throw new LogFormatException(
          "the hash in the verifier key is not that of name and key: " + text);
    }
    return parsed;
  }

  /**
   * Standard base64 in its one canonical spelling, as all C2SP formats use it.
   *
   * @throws LogFormatException if it is spelt otherwise
   */
  public static byte[] decodeBase64(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        throw new LogFormatException("not canonical base64: " + base64);
      }
      return bytes;
    } catch (LogFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("not base64: " + base64);
    }
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** First four bytes of SHA-256(name || newline || type || public key), big endian. */
  public int id() {
    var digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(kind.code);
    return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
  }

  /**
   * Whether this key made the signature over the text; the signature of another key is never valid.
   */
  public boolean verifies(String text, NoteSignature signature) {
    if (!signature.name().equals(name) || signature.keyId() != id()) {
      return false;
    }
    byte[] raw = signature.bytes();
    if (kind == Kind.LOG) {
      return raw.length == 64 && check(text.getBytes(StandardCharsets.UTF_8), raw);
    }
    if (raw.length != 72) {
      return false;
    }
    long seconds = ByteBuffer.wrap(raw).getLong();
    return seconds >= 0 && check(cosigned(text, seconds), Arrays.copyOfRange(raw, 8, 72));
  }

  /** The message under a cosignature/v1. */
  static byte[] cosigned(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private boolean check(byte[] message, byte[] signature) {
    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that
        && that.name.equals(name)
        && that.kind == kind
        && Arrays.equals(that.publicKey, publicKey);
  }

  @Override
  public int hashCode() {
    return id();
  }

  /** The verifier key as trust files carry it. */
  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + publicKey.length).put(kind.code).put(publicKey).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
