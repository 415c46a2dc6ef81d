package org.opengeps.client.keyfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.kisa.KISAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.SEEDEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.RC2Parameters;

/** The encryptions under passwords that key files use, as the table in docs/key-files.md lists. */
final class Protection {
  /** id-seedCBCWithSHA1 of KISA; its older scheme has the name of the cipher itself. */
  private static final ASN1ObjectIdentifier SEED_WITH_SHA1 =
      new ASN1ObjectIdentifier("1.2.410.200004.1.15");

  /** Vector of KISA's oldest scheme. */
  private static final byte[] ALWAYS = "0123456789012345".getBytes(StandardCharsets.US_ASCII);

  /**
   * @param keyLength bytes
   */
  private record Cipher(int keyLength, Supplier<BlockCipher> engine, boolean isRc2) {
    Cipher(int keyLength, Supplier<BlockCipher> engine) {
      this(keyLength, engine, false);
    }
  }

  private static final Map<ASN1ObjectIdentifier, Cipher> PBES2 =
      Map.of(
          NISTObjectIdentifiers.id_aes128_CBC, new Cipher(16, AESEngine::newInstance),
          NISTObjectIdentifiers.id_aes192_CBC, new Cipher(24, AESEngine::newInstance),
          NISTObjectIdentifiers.id_aes256_CBC, new Cipher(32, AESEngine::newInstance),
          PKCSObjectIdentifiers.des_EDE3_CBC, new Cipher(24, DESedeEngine::new),
          KISAObjectIdentifiers.id_seedCBC, new Cipher(16, SEEDEngine::new));

  /** RFC 7292 appendix C, all with SHA-1. */
  private static final Map<ASN1ObjectIdentifier, Cipher> PKCS12 =
      Map.of(
          PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new Cipher(24, DESedeEngine::new),
          PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC, new Cipher(16, DESedeEngine::new),
          PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, new Cipher(16, RC2Engine::new, true),
          PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, new Cipher(5, RC2Engine::new, true));

  private Protection() {}

  /**
   * @param content what is encrypted
   * @return one ASN.1 sequence; anything else is no plain text of a key file
   */
  static byte[] open(
      AlgorithmIdentifier algorithm, byte[] content, PasswordReading password, Effort effort)
      throws KeyFaultException {
    ASN1ObjectIdentifier name = algorithm.getAlgorithm();
    byte[] plain;
    if (name.equals(PKCSObjectIdentifiers.id_PBES2)) {
      plain =
          pbes2(PBES2Parameters.getInstance(algorithm.getParameters()), content, password, effort);
    } else {
      ASN1Sequence parameters = ASN1Sequence.getInstance(algorithm.getParameters());
      boolean oldest = name.equals(KISAObjectIdentifiers.id_seedCBC);
      plain =
          oldest || name.equals(SEED_WITH_SHA1)
              ? kisa(oldest, parameters, content, password, effort)
              : pkcs12(Derivation.known(PKCS12, name), parameters, content, password, effort);
    }
    if (plain.length == 0 || plain[0] != (BERTags.SEQUENCE | BERTags.CONSTRUCTED)) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
    return plain;
  }

  private static byte[] pbes2(
      PBES2Parameters parameters, byte[] content, PasswordReading password, Effort effort)
      throws KeyFaultException {
    var scheme = parameters.getEncryptionScheme();
    Cipher cipher = Derivation.known(PBES2, scheme.getAlgorithm());
    var function = parameters.getKeyDerivationFunc();
    byte[] key =
        Derivation.pbkdf2(
            new AlgorithmIdentifier(function.getAlgorithm(), function.getParameters()),
            password.bytes(),
            cipher.keyLength(),
            effort);
    if (key.length != cipher.keyLength()) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
    return decrypt(cipher, key, octets(scheme.getParameters()), content);
  }

  private static byte[] pkcs12(
      Cipher cipher,
      ASN1Sequence parameters,
      byte[] content,
      PasswordReading password,
      Effort effort)
      throws KeyFaultException {
    int rounds = effort.spend(parameters.getObjectAt(1));
    var generator = new PKCS12ParametersGenerator(new SHA1Digest());
    generator.init(password.utf16(), octets(parameters.getObjectAt(0)), rounds);
    var made = (ParametersWithIV) generator.generateDerivedParameters(cipher.keyLength() * 8, 64);
    return decrypt(cipher, ((KeyParameter) made.getParameters()).getKey(), made.getIV(), content);
  }

  /** PBKDF1 and SEED; the vector is the hash of what the key leaves over. */
  private static byte[] kisa(
      boolean oldest,
      ASN1Sequence parameters,
      byte[] content,
      PasswordReading password,
      Effort effort)
      throws KeyFaultException {
    int rounds = effort.spend(parameters.getObjectAt(1));
    byte[] derived = Derivation.pbkdf1(password.bytes(), octets(parameters.getObjectAt(0)), rounds);
    byte[] vector = new byte[20];
    var sha1 = new SHA1Digest();
    sha1.update(derived, 16, 4);
    sha1.doFinal(vector, 0);
    return decrypt(
        new Cipher(16, SEEDEngine::new),
        Arrays.copyOf(derived, 16),
        oldest ? ALWAYS : Arrays.copyOf(vector, 16),
        content);
  }

  private static byte[] decrypt(Cipher cipher, byte[] key, byte[] vector, byte[] content)
      throws KeyFaultException {
    CipherParameters secret =
        cipher.isRc2() ? new RC2Parameters(key, key.length * 8) : new KeyParameter(key);
    var mode = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(cipher.engine().get()));
    mode.init(false, new ParametersWithIV(secret, vector));
    byte[] out = new byte[mode.getOutputSize(content.length)];
    try {
      int length = mode.processBytes(content, 0, content.length, out, 0);
      return Arrays.copyOf(out, length + mode.doFinal(out, length));
    } catch (CryptoException | IllegalStateException e) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
  }

  private static byte[] octets(ASN1Encodable element) {
    return ASN1OctetString.getInstance(element).getOctets();
  }
}
