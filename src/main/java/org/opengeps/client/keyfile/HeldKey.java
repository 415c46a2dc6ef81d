package org.opengeps.client.keyfile;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.opengeps.protocol.pki.IdentifierRandom;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** A private key as a file holds it (PKCS #8, RFC 5958). */
final class HeldKey {
  private static final int LEAST_RSA = 2048;

  /** Nobody has longer ones, and longer ones would only keep the device busy; bits. */
  private static final int MOST_RSA = 8192;

  private final PrivateKeyInfo info;

  /** What a certificate's key must be to be this one's; null for a kind that does not sign here. */
  private final byte[] publicPart;

  private final boolean signs;

  /**
   * @throws IllegalArgumentException and other unchecked ones of the ASN.1 reader if it is no key
   */
  HeldKey(byte[] pkcs8) throws IOException {
    info = PrivateKeyInfo.getInstance(pkcs8);
    ASN1ObjectIdentifier kind = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      RSAPrivateKey key = RSAPrivateKey.getInstance(info.parsePrivateKey());
      BigInteger modulus = key.getModulus();
      publicPart = Der.of(new RSAPublicKey(modulus, key.getPublicExponent()));
      signs = modulus.bitLength() >= LEAST_RSA && modulus.bitLength() <= MOST_RSA;
    } else if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
        && SECObjectIdentifiers.secp256r1.equals(info.getPrivateKeyAlgorithm().getParameters())) {
      BigInteger secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
      publicPart = Point.base(Scalar.of(secret)).uncompressed();
      signs = true;
    } else {
      publicPart = null;
      signs = false;
    }
  }

  /** Whether keys of this kind and size are accepted. */
  boolean signs() {
    return signs;
  }

  boolean belongsTo(X509Certificate certificate) {
    SubjectPublicKeyInfo spki =
        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
    return spki.getAlgorithm().getAlgorithm().equals(info.getPrivateKeyAlgorithm().getAlgorithm())
        && java.util.Arrays.equals(publicPart, spki.getPublicKeyData().getOctets());
  }

  /**
   * @throws IllegalArgumentException if it is no P-256 key
   */
  Scalar scalar() throws IOException {
    return Scalar.of(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
  }

  PrivateKey forSigning() throws IOException {
    return new BouncyCastleProvider()
        .getPrivateKey(new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()));
  }

  /** The number R of Korean authorities among the attributes (KCAC.TS.SIVID). */
  Optional<IdentifierRandom> random() {
    if (info.getAttributes() != null) {
      for (ASN1Encodable each : info.getAttributes()) {
        Attribute attribute = Attribute.getInstance(each);
        if (attribute.getAttrType().equals(IdentifierRandom.ATTRIBUTE)
            && attribute.getAttributeValues().length > 0
            && attribute.getAttributeValues()[0] instanceof ASN1BitString bits) {
          return IdentifierRandom.of(bits);
        }
      }
    }
    return Optional.empty();
  }
}
