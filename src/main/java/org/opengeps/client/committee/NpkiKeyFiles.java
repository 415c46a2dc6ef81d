package org.opengeps.client.committee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.kisa.KISAObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.SEEDEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.opengeps.client.committee.KeyFiles.KeyFileException;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.pki.Certificates;

/**
 * The pair in which Korean accredited authorities hand out keys: {@code signCert.der} and {@code
 * signPri.key} in one folder, the key encrypted with SEED (RFC 4269) under KISA's own scheme or
 * PBES2.
 */
final class NpkiKeyFiles {
  private static final String CERTIFICATE = "signCert.der";
  private static final String KEY = "signPri.key";

  /** id-seedCBCWithSHA1 of KISA. */
  private static final ASN1ObjectIdentifier SEED_WITH_SHA1 =
      new ASN1ObjectIdentifier("1.2.410.200004.1.15");

  private static final int KEY_BITS = 128;

  private NpkiKeyFiles() {}

  /** Whether a path names the folder of a pair, or one of its two files. */
  static boolean isPair(Path path) {
    return Files.isDirectory(path)
        || path.getFileName().toString().equals(CERTIFICATE)
        || path.getFileName().toString().equals(KEY);
  }

  /**
   * @param path the folder or one of the two files
   * @throws KeyFileException with a sentence for the person
   */
  static DocumentSigner open(Path path, char[] password) {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    try {
      X509Certificate certificate =
          Certificates.read(Files.readAllBytes(folder.resolve(CERTIFICATE)));
      PrivateKey key = decrypt(Files.readAllBytes(folder.resolve(KEY)), password, folder);
      return new DocumentSigner(key, List.of(certificate));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyFileException(
          "There is no usable key pair (" + CERTIFICATE + " and " + KEY + ") in " + folder + ".",
          e);
    }
  }

  private static PrivateKey decrypt(byte[] file, char[] password, Path folder)
      throws IOException, GeneralSecurityException {
    var encrypted = EncryptedPrivateKeyInfo.getInstance(file);
    byte[] secret = new String(password).getBytes(StandardCharsets.UTF_8);
    var algorithm = encrypted.getEncryptionAlgorithm();
    CipherParameters parameters =
        algorithm.getAlgorithm().equals(SEED_WITH_SHA1)
            ? kisa(ASN1Sequence.getInstance(algorithm.getParameters()), secret)
            : pbes2(PBES2Parameters.getInstance(algorithm.getParameters()), secret);
    try {
      PrivateKeyInfo plain =
          PrivateKeyInfo.getInstance(seed(parameters, encrypted.getEncryptedData()));
      return new BouncyCastleProvider().getPrivateKey(plain);
    } catch (CryptoException | IllegalArgumentException | IOException e) {
      throw new KeyFileException("The password does not open " + folder.resolve(KEY) + ".", e);
    }
  }

  /** PBKDF1 with SHA-1; the vector is the hash of what the key leaves over. */
  private static CipherParameters kisa(ASN1Sequence parameters, byte[] password)
      throws GeneralSecurityException {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(password);
    byte[] derived =
        sha1.digest(ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets());
    int iterations = ASN1Integer.getInstance(parameters.getObjectAt(1)).intValueExact();
    for (int i = 1; i < iterations; i++) {
      derived = sha1.digest(derived);
    }
    byte[] vector = sha1.digest(Arrays.copyOfRange(derived, 16, 20));
    return new ParametersWithIV(
        new KeyParameter(Arrays.copyOf(derived, 16)), Arrays.copyOf(vector, 16));
  }

  private static CipherParameters pbes2(PBES2Parameters parameters, byte[] password) {
    var scheme = parameters.getEncryptionScheme();
    if (!scheme.getAlgorithm().equals(KISAObjectIdentifiers.id_seedCBC)) {
      throw new IllegalArgumentException("not encrypted with SEED: " + scheme.getAlgorithm());
    }
    var derivation = PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
    boolean sha256 =
        derivation.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA256);
    if (!sha256
        && !derivation.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA1)) {
      throw new IllegalArgumentException("a password derivation that is not known here");
    }
    var generator = new PKCS5S2ParametersGenerator(sha256 ? new SHA256Digest() : new SHA1Digest());
    generator.init(password, derivation.getSalt(), derivation.getIterationCount().intValueExact());
    return new ParametersWithIV(
        generator.generateDerivedParameters(KEY_BITS),
        ASN1OctetString.getInstance(scheme.getParameters()).getOctets());
  }

  private static byte[] seed(CipherParameters parameters, byte[] encrypted) throws CryptoException {
    var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SEEDEngine()));
    cipher.init(false, parameters);
    byte[] out = new byte[cipher.getOutputSize(encrypted.length)];
    int length = cipher.processBytes(encrypted, 0, encrypted.length, out, 0);
    length += cipher.doFinal(out, length);
    return Arrays.copyOf(out, length);
  }
}
