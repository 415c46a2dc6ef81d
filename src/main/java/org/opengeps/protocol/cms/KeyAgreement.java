package org.opengeps.protocol.cms;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.Point;

/**
 * From a shared point to a wrapped content key: ANSI X9.63 key derivation with SHA-256, then RFC
 * 3394 key wrap.
 */
final class KeyAgreement {
  static final int KEY_LENGTH = 32;
  static final AlgorithmIdentifier WRAP =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
  private static final int KEY_BITS = 256;

  private KeyAgreement() {}

  /** ANSI X9.63 KDF for one block of output: SHA-256(Z, 00000001, SharedInfo). */
  static byte[] deriveKey(byte[] sharedX, byte[] sharedInfo) {
    var digest = Sha256.digest();
    digest.update(sharedX);
    digest.update(TaggedHash.u32(1));
    return digest.digest(sharedInfo);
  }

  /**
   * ECC-CMS-SharedInfo (RFC 5753 section 7.2).
   *
   * @param wrap the key wrap AlgorithmIdentifier as it stands in the message
   * @param ukm null if the message has none
   */
  static byte[] sharedInfo(ASN1Encodable wrap, byte[] ukm) {
    return Der.write(
        Der.sequence(
            wrap,
            ukm == null ? null : new DERTaggedObject(true, 0, new DEROctetString(ukm)),
            new DERTaggedObject(true, 2, new DEROctetString(TaggedHash.u32(KEY_BITS)))));
  }

  static byte[] keyEncryptionKey(Point shared, ASN1Encodable wrap, byte[] ukm) {
    return deriveKey(shared.x(), sharedInfo(wrap, ukm));
  }

  static byte[] wrap(byte[] keyEncryptionKey, byte[] key) {
    RFC3394WrapEngine engine = new RFC3394WrapEngine(AESEngine.newInstance());
    engine.init(true, new KeyParameter(keyEncryptionKey));
    return engine.wrap(key, 0, key.length);
  }

  /**
   * @return null if the integrity check fails
   */
  static byte[] unwrap(byte[] keyEncryptionKey, byte[] wrapped) {
    RFC3394WrapEngine engine = new RFC3394WrapEngine(AESEngine.newInstance());
    engine.init(false, new KeyParameter(keyEncryptionKey));
    try {
      return engine.unwrap(wrapped, 0, wrapped.length);
    } catch (InvalidCipherTextException e) {
      return null;
    }
  }

  static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  static byte[] tail(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }
}
