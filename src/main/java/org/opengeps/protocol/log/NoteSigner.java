package org.opengeps.protocol.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A private key of a log or a witness. Its file form is the one that Go's note package reads and
 * writes: {@code PRIVATE+KEY+name+hash+base64(type || seed)}.
 */
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";
  private final NoteKey key;
  private final Ed25519PrivateKeyParameters secret;

  private NoteSigner(String name, NoteKey.Kind kind, Ed25519PrivateKeyParameters secret) {
    this.key = new NoteKey(name, kind, secret.generatePublicKey().getEncoded());
    this.secret = secret;
  }

  /** A fresh key. */
  public static NoteSigner generate(String name, NoteKey.Kind kind, SecureRandom random) {
    return new NoteSigner(name, kind, new Ed25519PrivateKeyParameters(random));
  }

  /**
   * @throws LogFormatException if the text is no private key; the message never repeats the text
   */
  public static NoteSigner parse(String text) {
    String[] parts = text.strip().split("\\+", 5);
    if (parts.length != 5 || !text.startsWith(PREFIX)) {
      throw new LogFormatException("not a private note key");
    }
    byte[] typed = decodeQuietly(parts[4]);
    var seed = new Ed25519PrivateKeyParameters(typed, 1);
    var signer = new NoteSigner(parts[2], NoteKey.Kind.of(typed[0]), seed);
    if (!HexFormat.of().toHexDigits(signer.key.id()).equals(parts[3])) {
      throw new LogFormatException("the hash in the private key is not that of name and key");
    }
    return signer;
  }

  private static byte[] decodeQuietly(String base64) {
    try {
      byte[] typed = Base64.getDecoder().decode(base64);
      if (typed.length == 1 + Ed25519PrivateKeyParameters.KEY_SIZE) {
        return typed;
      }
    } catch (IllegalArgumentException e) {
      // falls through: the text of a private key does not belong into a message
    }
    throw new LogFormatException("a private note key holds a type and 32 bytes");
  }

  public NoteKey key() {
    return key;
  }

  /** The log's signature over a note's text. */
  public NoteSignature sign(String text) {
    require(NoteKey.Kind.LOG);
    return new NoteSignature(key.name(), key.id(), raw(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A witness's cosignature over a checkpoint's text, to the second. */
  public NoteSignature cosign(String text, Instant at) {
    require(NoteKey.Kind.COSIGNATURE);
    long seconds = at.getEpochSecond();
    byte[] signature = raw(NoteKey.cosigned(text, seconds));
    return new NoteSignature(
        key.name(), key.id(), ByteBuffer.allocate(72).putLong(seconds).put(signature).array());
  }

  private void require(NoteKey.Kind kind) {
    if (key.kind() != kind) {
      throw new IllegalStateException("key " + key.name() + " is not for " + kind);
    }
  }

  private byte[] raw(byte[] message) {
    var signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  /** The file form. Secret. */
  public String encoded() {
    byte[] typed =
        ByteBuffer.allocate(33)
            .put((byte) (key.kind() == NoteKey.Kind.LOG ? 1 : 4))
            .put(secret.getEncoded())
            .array();
    String hash = HexFormat.of().toHexDigits(key.id());
    return PREFIX + key.name() + "+" + hash + "+" + Base64.getEncoder().encodeToString(typed);
  }
}
