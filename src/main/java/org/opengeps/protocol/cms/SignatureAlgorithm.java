package org.opengeps.protocol.cms;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The two signature algorithms of the profile: ECDSA on P-256 and RSA PKCS #1 v1.5, both with
 * SHA-256.
 */
enum SignatureAlgorithm {
  ECDSA(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256)),
  RSA(new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE));

  private static final int SMALLEST_RSA = 2048;
  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
  private final AlgorithmIdentifier identifier;

  SignatureAlgorithm(AlgorithmIdentifier identifier) {
    this.identifier = identifier;
  }

  AlgorithmIdentifier identifier() {
    return identifier;
  }

  static SignatureAlgorithm of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      if (rsa.getModulus().bitLength() < SMALLEST_RSA) {
        throw new CmsFormatException(
            "an RSA key of less than 2048 bits: " + rsa.getModulus().bitLength());
      }
      return RSA;
    }
    if (key.getAlgorithm().equals("EC")) {
      return ECDSA;
    }
    throw new CmsFormatException("neither an RSA nor a P-256 key: " + key.getAlgorithm());
  }

  /**
   * Whether the identifier in a SignerInfo names this algorithm; rsaEncryption is accepted on
   * reading.
   */
  boolean isNamedBy(ASN1Encodable found) {
    AlgorithmIdentifier named = AlgorithmIdentifier.getInstance(found);
    boolean parametersFit =
        named.getParameters() == null || DERNull.INSTANCE.equals(named.getParameters());
    return parametersFit
        && (named.getAlgorithm().equals(identifier.getAlgorithm())
            || this == RSA && named.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption));
  }

  byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    if (this == ECDSA && key instanceof ECPrivateKey) {
      return signDeterministically(Scalar.of(key), message);
    }
    Signature signature = Signature.getInstance(this == RSA ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /**
   * RFC 6979: no random generator can leak the key, and page and command line give the same bytes.
   */
  private static byte[] signDeterministically(Scalar key, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key.value(), P256));
    BigInteger[] rs = signer.generateSignature(Sha256.of(message).bytes());
    return Der.write(Der.sequence(new ASN1Integer(rs[0]), new ASN1Integer(rs[1])));
  }

  boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    try {
      if (this == ECDSA) {
        return verifiesEcdsa(Point.of(key), message, signature);
      }
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(key);
      rsa.update(message);
      return rsa.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What nobody but the holder of the key can make anew. Of an ECDSA signature that is r: with s
   * also n - s holds, and anybody can change one into the other.
   *
   * @throws CmsFormatException if it is no ECDSA signature
   */
  byte[] core(byte[] signature) {
    if (this == RSA) {
      return signature.clone();
    }
    DerFields fields = new DerFields(Der.read(signature, "the signature"), "the signature");
    return fields.positive("r").toByteArray();
  }

  private static boolean verifiesEcdsa(Point key, byte[] message, byte[] signature) {
    DerFields fields = new DerFields(Der.read(signature, "the signature"), "the signature");
    BigInteger r = fields.positive("r");
    BigInteger s = fields.positive("s");
    fields.end();
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(
        false, new ECPublicKeyParameters(P256.getCurve().decodePoint(key.uncompressed()), P256));
    return verifier.verifySignature(Sha256.of(message).bytes(), r, s);
  }
}
