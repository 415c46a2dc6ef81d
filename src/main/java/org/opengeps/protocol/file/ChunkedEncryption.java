package org.opengeps.protocol.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * C2SP chunked-encryption version 1 with HKDF-Expand of SHA-512 and AES-256-GCM (its named form
 * Cobblestone-256), with an empty context: a 24-byte salt, a 32-byte key commitment, then chunks of
 * 16 KiB of which the last is always shorter. It needs 16 KiB of memory whatever the size of the
 * file, and a cut or extended file does not open.
 */
public final class ChunkedEncryption {
  public static final int KEY_LENGTH = 32;
  public static final int SALT_LENGTH = 24;
  private static final int COMMITMENT_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int CHUNK = 16_384;
  private static final byte[] INFO =
      "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] salt;
  private final SecretKeySpec key;
  private final byte[] baseNonce;
  private final byte[] commitment;

  private ChunkedEncryption(byte[] inputKey, byte[] salt) {
    if (inputKey.length != KEY_LENGTH || salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException("the key has 32 bytes, the salt 24");
    }
    byte[] derived = expand(inputKey, salt, KEY_LENGTH + NONCE_LENGTH + COMMITMENT_LENGTH);
    this.salt = salt.clone();
    this.key = new SecretKeySpec(derived, 0, KEY_LENGTH, "AES");
    this.baseNonce = Arrays.copyOfRange(derived, KEY_LENGTH, KEY_LENGTH + NONCE_LENGTH);
    this.commitment = Arrays.copyOfRange(derived, KEY_LENGTH + NONCE_LENGTH, derived.length);
  }

  /** How long the ciphertext of so many bytes is. */
  public static long encryptedLength(long plain) {
    return SALT_LENGTH + COMMITMENT_LENGTH + plain + (plain / CHUNK + 1) * TAG_LENGTH;
  }

  /**
   * Encrypts to the end of the input. Neither stream is closed.
   *
   * @param inputKey 32 random bytes, one for each file
   * @param salt 24 random bytes
   */
  public static void encrypt(byte[] inputKey, byte[] salt, InputStream plain, OutputStream sealed)
      throws IOException {
    ChunkedEncryption scheme = new ChunkedEncryption(inputKey, salt);
    sealed.write(scheme.salt);
    sealed.write(scheme.commitment);
    int length;
    long number = 0;
    do {
      byte[] chunk = plain.readNBytes(CHUNK);
      length = chunk.length;
      sealed.write(scheme.crypt(Cipher.ENCRYPT_MODE, number++, chunk));
    } while (length == CHUNK);
  }

  /**
   * Decrypts to the end of the input; what was written before an exception must be thrown away.
   *
   * @throws FileTamperedException if the key is another one, or the file was changed, cut or
   *     extended
   */
  public static void decrypt(byte[] inputKey, InputStream sealed, OutputStream plain)
      throws IOException {
    byte[] salt = sealed.readNBytes(SALT_LENGTH);
    byte[] commitment = sealed.readNBytes(COMMITMENT_LENGTH);
    if (commitment.length < COMMITMENT_LENGTH) {
      throw new FileTamperedException("the encrypted file is cut");
    }
    ChunkedEncryption scheme = new ChunkedEncryption(inputKey, salt);
    if (!MessageDigest.isEqual(commitment, scheme.commitment)) {
      throw new FileTamperedException("the key is not the one of this file");
    }
    int length;
    long number = 0;
    do {
      byte[] chunk = sealed.readNBytes(CHUNK + TAG_LENGTH);
      length = chunk.length;
      plain.write(scheme.crypt(Cipher.DECRYPT_MODE, number++, chunk));
    } while (length == CHUNK + TAG_LENGTH);
  }

  private byte[] crypt(int mode, long number, byte[] chunk) throws FileTamperedException {
    byte[] nonce = baseNonce.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE_LENGTH - 1 - i] ^= (byte) (number >>> (8 * i));
    }
    if (mode == Cipher.DECRYPT_MODE && chunk.length < TAG_LENGTH) {
      throw new FileTamperedException("the encrypted file is cut");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_LENGTH, nonce));
      return cipher.doFinal(chunk);
    } catch (AEADBadTagException e) {
      throw new FileTamperedException("chunk " + number + " of the encrypted file was changed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** HKDF-Expand of RFC 5869 with SHA-512 and the input key as pseudorandom key. */
  private static byte[] expand(byte[] inputKey, byte[] salt, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(inputKey, "HmacSHA512"));
      byte[] out = new byte[length];
      byte[] block = new byte[0];
      for (int done = 0, counter = 1; done < length; counter++) {
        mac.update(block);
        mac.update(INFO);
        mac.update(salt);
        block = mac.doFinal(new byte[] {(byte) counter});
        int take = Math.min(block.length, length - done);
        System.arraycopy(block, 0, out, done, take);
        done += take;
      }
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA512", e);
    }
  }
}
