package org.opengeps.client.keyfile;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Digests by name, and keys out of passwords with PBKDF1 and PBKDF2 (RFC 8018). */
final class Derivation {
  private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS =
      Map.of(
          OIWObjectIdentifiers.idSHA1, SHA1Digest::new,
          NISTObjectIdentifiers.id_sha224, SHA224Digest::new,
          NISTObjectIdentifiers.id_sha256, SHA256Digest::new,
          NISTObjectIdentifiers.id_sha384, SHA384Digest::new,
          NISTObjectIdentifiers.id_sha512, SHA512Digest::new);
  private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> HMACS =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA224, SHA224Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA384, SHA384Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new);

  /** No scheme here needs a longer key; bytes. */
  private static final int LONGEST = 64;

  private Derivation() {}

  static Digest digest(ASN1ObjectIdentifier name) throws KeyFaultException {
    return known(DIGESTS, name).get();
  }

  static Digest hmac(ASN1ObjectIdentifier name) throws KeyFaultException {
    return known(HMACS, name).get();
  }

  /** An entry of a table, or the fault that names no guess. */
  static <T> T known(Map<ASN1ObjectIdentifier, T> table, ASN1ObjectIdentifier name)
      throws KeyFaultException {
    return Optional.ofNullable(table.get(name))
        .orElseThrow(() -> new KeyFaultException(KeyFault.PROTECTION_UNKNOWN));
  }

  /** PBKDF1 with SHA-1: all 20 bytes. */
  static byte[] pbkdf1(byte[] password, byte[] salt, int rounds) {
    Digest sha1 = new SHA1Digest();
    byte[] derived = new byte[sha1.getDigestSize()];
    sha1.update(password, 0, password.length);
    sha1.update(salt, 0, salt.length);
    sha1.doFinal(derived, 0);
    for (int i = 1; i < rounds; i++) {
      sha1.update(derived, 0, derived.length);
      sha1.doFinal(derived, 0);
    }
    return derived;
  }

  /**
   * @param function KeyDerivationFunc of PBES2 or PBMAC1
   * @param length of the key in bytes, unless the parameters say one
   */
  static byte[] pbkdf2(AlgorithmIdentifier function, byte[] password, int length, Effort effort)
      throws KeyFaultException {
    if (!function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      throw new KeyFaultException(KeyFault.PROTECTION_UNKNOWN);
    }
    PBKDF2Params parameters = PBKDF2Params.getInstance(function.getParameters());
    int rounds =
        effort.spend(new org.bouncycastle.asn1.ASN1Integer(parameters.getIterationCount()));
    BigInteger stated = parameters.getKeyLength();
    BigInteger size = stated == null ? BigInteger.valueOf(length) : stated;
    if (size.signum() < 1 || size.compareTo(BigInteger.valueOf(LONGEST)) > 0) {
      throw new KeyFaultException(KeyFault.FILE_EXCESSIVE);
    }
    var generator = new PKCS5S2ParametersGenerator(hmac(parameters.getPrf().getAlgorithm()));
    generator.init(password, parameters.getSalt(), rounds);
    return ((KeyParameter) generator.generateDerivedParameters(size.intValueExact() * 8)).getKey();
  }
}
