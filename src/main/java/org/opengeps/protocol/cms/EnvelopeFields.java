package org.opengeps.protocol.cms;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.opengeps.protocol.threshold.Point;

/**
 * What an AuthEnvelopedData of the profile consists of.
 *
 * @param ukm null if absent
 * @param wrapAlgorithm as it stands in the message, because it goes into the key derivation
 * @param recipient the recipient identifier in DER
 */
record EnvelopeFields(
    Point originator,
    byte[] ukm,
    ASN1Encodable wrapAlgorithm,
    byte[] recipient,
    byte[] wrappedKey,
    byte[] nonce,
    byte[] ciphertext,
    byte[] tag) {
  private static final String WHAT = "AuthEnvelopedData";

  /** KeyAgreeRecipientInfo read. */
  private record Agreement(
      Point originator,
      byte[] ukm,
      ASN1Encodable wrapAlgorithm,
      byte[] recipient,
      byte[] wrappedKey) {}

  /** EncryptedContentInfo read. */
  private record Encrypted(byte[] nonce, byte[] ciphertext) {}

  static EnvelopeFields read(byte[] der) {
    try {
      return parse(der);
    } catch (CmsFormatException e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new CmsFormatException(WHAT + " is malformed: " + e.getMessage(), e);
    }
  }

  private static EnvelopeFields parse(byte[] der) {
    DerFields info = new DerFields(Der.read(der, "the " + WHAT), "ContentInfo");
    info.expect(CMSObjectIdentifiers.authEnvelopedData, "content type");
    ASN1TaggedObject inner = info.expectTagged(0, "content");
    info.end();
    DerFields fields = new DerFields(DerFields.explicit(inner, WHAT), WHAT);
    fields.expectVersion(0);
    if (fields.tagged(0).isPresent()) {
      throw new CmsFormatException(WHAT + ": no originatorInfo");
    }
    Agreement agreement = agreement(fields.set("recipient infos"));
    Encrypted encrypted = encrypted(fields.next());
    if (fields.tagged(1).isPresent()) {
      throw new CmsFormatException(WHAT + ": no authenticated attributes");
    }
    byte[] tag = exactly(fields.octets("mac"), Envelope.TAG_LENGTH, "mac");
    fields.end();
    return new EnvelopeFields(
        agreement.originator,
        agreement.ukm,
        agreement.wrapAlgorithm,
        agreement.recipient,
        agreement.wrappedKey,
        encrypted.nonce,
        encrypted.ciphertext,
        tag);
  }

  private static Agreement agreement(ASN1Set recipients) {
    if (recipients.size() != 1) {
      throw new CmsFormatException(WHAT + ": exactly one recipient, not " + recipients.size());
    }
    if (!(recipients.getObjectAt(0).toASN1Primitive() instanceof ASN1TaggedObject tagged)
        || !tagged.hasContextTag(1)) {
      throw new CmsFormatException(WHAT + ": the recipient must use key agreement");
    }
    String what = "KeyAgreeRecipientInfo";
    DerFields fields = new DerFields(DerFields.implicitSequence(tagged, what), what);
    fields.expectVersion(3);
    Point originator = originator(fields.expectTagged(0, "originator"));
    byte[] ukm =
        fields
            .tagged(1)
            .map(
                t ->
                    ((org.bouncycastle.asn1.ASN1OctetString) DerFields.explicit(t, "ukm"))
                        .getOctets())
            .orElse(null);
    ASN1Encodable wrap = wrapAlgorithm(fields.next());
    DerFields keys = new DerFields(fields.next(), "recipient keys");
    fields.end();
    DerFields key = new DerFields(keys.next(), "recipient key");
    keys.end();
    byte[] recipient = recipient(key.next());
    byte[] wrapped =
        exactly(key.octets("encrypted key"), KeyAgreement.KEY_LENGTH + 8, "encrypted key");
    key.end();
    return new Agreement(originator, ukm, wrap, recipient, wrapped);
  }

  /** IssuerAndSerialNumber, or [0] RecipientKeyIdentifier with nothing but the key id. */
  private static byte[] recipient(ASN1Encodable identifier) {
    if (identifier instanceof ASN1TaggedObject tagged) {
      if (!tagged.hasContextTag(0)) {
        throw new CmsFormatException("the recipient must be named by certificate or key id");
      }
      DerFields keyId =
          new DerFields(DerFields.implicitSequence(tagged, "recipient key id"), "recipient key id");
      exactly(keyId.octets("key id"), Recipient.KEY_ID_LENGTH, "recipient key id");
      keyId.end();
    } else {
      DerFields named = new DerFields(identifier, "recipient");
      Der.asSequence(named.next(), "issuer of the recipient");
      named.positive("serial number");
      named.end();
    }
    return Der.write(identifier);
  }

  private static ASN1Encodable wrapAlgorithm(ASN1Encodable keyEncryption) {
    DerFields fields = new DerFields(keyEncryption, "key encryption algorithm");
    fields.expect(
        SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
        "scheme (openssl: -keyopt ecdh_kdf_md:sha256)");
    ASN1Encodable wrap = fields.next();
    fields.end();
    Der.expectAlgorithm(wrap, NISTObjectIdentifiers.id_aes256_wrap, "key wrap algorithm");
    return wrap;
  }

  private static Point originator(ASN1TaggedObject tagged) {
    if (!(DerFields.explicit(tagged, "originator") instanceof ASN1TaggedObject key)
        || !key.hasContextTag(1)) {
      throw new CmsFormatException("originator must be a public key");
    }
    DerFields fields =
        new DerFields(DerFields.implicitSequence(key, "originator key"), "originator key");
    DerFields algorithm = new DerFields(fields.next(), "originator key algorithm");
    algorithm.expect(X9ObjectIdentifiers.id_ecPublicKey, "algorithm");
    if (algorithm.more()) {
      algorithm.expect(SECObjectIdentifiers.secp256r1, "curve");
    }
    algorithm.end();
    ASN1Encodable bits = fields.next();
    fields.end();
    if (!(bits instanceof ASN1BitString key1) || key1.getPadBits() != 0) {
      throw new CmsFormatException("originator key is not a bit string");
    }
    try {
      return Point.fromUncompressed(key1.getOctets());
    } catch (IllegalArgumentException e) {
      throw new CmsFormatException("originator key: " + e.getMessage(), e);
    }
  }

  private static Encrypted encrypted(ASN1Encodable value) {
    String what = "EncryptedContentInfo";
    DerFields fields = new DerFields(value, what);
    fields.expect(CMSObjectIdentifiers.data, "content type");
    DerFields algorithm = new DerFields(fields.next(), "content encryption algorithm");
    algorithm.expect(NISTObjectIdentifiers.id_aes256_GCM, "algorithm");
    DerFields parameters = new DerFields(algorithm.next(), "GCM parameters");
    algorithm.end();
    byte[] nonce = exactly(parameters.octets("nonce"), Envelope.NONCE_LENGTH, "nonce");
    if (!(parameters.next() instanceof ASN1Integer length)
        || !length.hasValue(Envelope.TAG_LENGTH)) {
      throw new CmsFormatException("GCM parameters: the tag must have 16 bytes");
    }
    parameters.end();
    byte[] ciphertext =
        DerFields.implicitOctets(fields.expectTagged(0, "encrypted content"), "encrypted content");
    fields.end();
    return new Encrypted(nonce, ciphertext);
  }

  private static byte[] exactly(byte[] bytes, int length, String what) {
    if (bytes.length != length) {
      throw new CmsFormatException(what + " must have " + length + " bytes, not " + bytes.length);
    }
    return bytes;
  }
}
