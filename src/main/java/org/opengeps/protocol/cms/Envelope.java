package org.opengeps.protocol.cms;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * An AuthEnvelopedData of the profile: AES-256-GCM for exactly one P-256 recipient
 * (docs/protocol.md section 2).
 */
public final class Envelope {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;
  private static final int TAG_BITS = 8 * TAG_LENGTH;

  private final byte[] der;
  private final EnvelopeFields fields;

  private Envelope(byte[] der, EnvelopeFields fields) {
    this.der = der;
    this.fields = fields;
  }

  /**
   * @throws CmsFormatException if anything differs from the profile
   */
  public static Envelope read(byte[] der) {
    return new Envelope(der.clone(), EnvelopeFields.read(der));
  }

  /**
   * Seals. Takes from {@code random}, in this order: 32 bytes of content key, 12 bytes of nonce.
   *
   * @param ephemeral fresh for every envelope, never used again
   * @param ukm user keying material, or null
   * @return AuthEnvelopedData in DER
   */
  public static byte[] seal(
      byte[] content, Recipient recipient, Scalar ephemeral, byte[] ukm, SecureRandom random) {
    byte[] contentKey = new byte[KeyAgreement.KEY_LENGTH];
    random.nextBytes(contentKey);
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] kek =
        KeyAgreement.keyEncryptionKey(recipient.key().times(ephemeral), KeyAgreement.WRAP, ukm);
    byte[] encrypted = gcm(Cipher.ENCRYPT_MODE, contentKey, nonce, content).orElseThrow();
    ASN1Encodable encryptedContent =
        Der.sequence(
            CMSObjectIdentifiers.data,
            new AlgorithmIdentifier(
                NISTObjectIdentifiers.id_aes256_GCM,
                Der.sequence(new DEROctetString(nonce), new ASN1Integer(TAG_LENGTH))),
            new DERTaggedObject(
                false,
                0,
                new DEROctetString(Arrays.copyOf(encrypted, encrypted.length - TAG_LENGTH))));
    ASN1Encodable recipientInfo =
        recipientInfo(recipient, Point.base(ephemeral), ukm, KeyAgreement.wrap(kek, contentKey));
    ASN1Encodable enveloped =
        Der.sequence(
            new ASN1Integer(0),
            new DERSet(recipientInfo),
            encryptedContent,
            new DEROctetString(KeyAgreement.tail(encrypted, TAG_LENGTH)));
    return Der.write(
        Der.sequence(
            CMSObjectIdentifiers.authEnvelopedData, new DERTaggedObject(true, 0, enveloped)));
  }

  /** KeyAgreeRecipientInfo, implicitly tagged [1] as a RecipientInfo. */
  private static ASN1Encodable recipientInfo(
      Recipient recipient, Point originator, byte[] ukm, byte[] wrappedKey) {
    ASN1Encodable originatorKey =
        Der.sequence(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey),
            new DERBitString(originator.uncompressed()));
    return new DERTaggedObject(
        false,
        1,
        Der.sequence(
            new ASN1Integer(3),
            new DERTaggedObject(true, 0, new DERTaggedObject(false, 1, originatorKey)),
            ukm == null ? null : new DERTaggedObject(true, 1, new DEROctetString(ukm)),
            new AlgorithmIdentifier(
                SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, KeyAgreement.WRAP),
            Der.sequence(Der.sequence(recipient.identifier(), new DEROctetString(wrappedKey)))));
  }

  /** The sender's ephemeral public key. */
  public Point originator() {
    return fields.originator();
  }

  /** User keying material: in sealed parts the ephemeral proof. */
  public Optional<byte[]> ukm() {
    return Optional.ofNullable(fields.ukm()).map(byte[]::clone);
  }

  /** Whether the envelope names this recipient in the same way. */
  public boolean isFor(Recipient recipient) {
    return Arrays.equals(fields.recipient(), Der.write(recipient.identifier()));
  }

  /**
   * @return the content, or empty if the envelope does not open: wrong key or changed bytes
   */
  public Optional<byte[]> openWith(Scalar privateKey) {
    return openWith(originator().times(privateKey));
  }

  /**
   * @param shared private key times originator, for example interpolated from partials
   * @return the content, or empty if the envelope does not open
   */
  public Optional<byte[]> openWith(Point shared) {
    byte[] kek = KeyAgreement.keyEncryptionKey(shared, fields.wrapAlgorithm(), fields.ukm());
    byte[] contentKey = KeyAgreement.unwrap(kek, fields.wrappedKey());
    if (contentKey == null || contentKey.length != KeyAgreement.KEY_LENGTH) {
      return Optional.empty();
    }
    return gcm(
        Cipher.DECRYPT_MODE,
        contentKey,
        fields.nonce(),
        KeyAgreement.concat(fields.ciphertext(), fields.tag()));
  }

  public byte[] der() {
    return der.clone();
  }

  /** The JDK's AES-GCM is many times faster than Bouncy Castle's. */
  private static Optional<byte[]> gcm(int mode, byte[] key, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return Optional.of(cipher.doFinal(input));
    } catch (javax.crypto.AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Envelope that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }
}
