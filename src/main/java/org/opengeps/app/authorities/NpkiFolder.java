package org.opengeps.app.authorities;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.engines.SEEDEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * Writes a key as Korean authorities hand it out: a folder with {@code signCert.der} and {@code
 * signPri.key}, the key under SEED and KISA's scheme (id-seedCBCWithSHA1) with R among its
 * attributes; here also {@code issuer.der}, the authority's certificate.
 */
final class NpkiFolder {
  private static final ASN1ObjectIdentifier SEED_WITH_SHA1 =
      new ASN1ObjectIdentifier("1.2.410.200004.1.15");
  private static final int ROUNDS = 2048;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NpkiFolder() {}

  static IdentifierRandom newRandom() {
    return new IdentifierRandom(HexFormat.of().formatHex(bytes(20)));
  }

  /** Writes the folder as a whole or not at all. */
  static void write(Path folder, Credential credential, IdentifierRandom random, String password)
      throws IOException {
    Path draft = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "draft");
    List<X509Certificate> chain = credential.chain();
    try {
      Files.write(draft.resolve("signCert.der"), chain.get(0).getEncoded());
      Files.write(draft.resolve("issuer.der"), chain.get(1).getEncoded());
      Files.write(
          draft.resolve("signPri.key"), encrypted(withRandom(credential, random), password));
    } catch (GeneralSecurityException | CryptoException e) {
      throw new IOException("cannot write the key folder " + folder, e);
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] withRandom(Credential credential, IdentifierRandom random)
      throws IOException {
    var plain = PrivateKeyInfo.getInstance(credential.key().getEncoded());
    var value = new DERBitString(HexFormat.of().parseHex(random.hex()));
    var attribute = sequence(IdentifierRandom.ATTRIBUTE, new DERSet(value));
    return new PrivateKeyInfo(
            plain.getPrivateKeyAlgorithm(), plain.parsePrivateKey(), new DERSet(attribute))
        .getEncoded("DER");
  }

  private static byte[] encrypted(byte[] plain, String password)
      throws GeneralSecurityException, CryptoException, IOException {
    byte[] salt = bytes(8);
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(password.getBytes(StandardCharsets.UTF_8));
    byte[] derived = sha1.digest(salt);
    for (int i = 1; i < ROUNDS; i++) {
      derived = sha1.digest(derived);
    }
    byte[] vector = Arrays.copyOf(sha1.digest(Arrays.copyOfRange(derived, 16, 20)), 16);
    var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SEEDEngine()));
    cipher.init(true, new ParametersWithIV(new KeyParameter(Arrays.copyOf(derived, 16)), vector));
    byte[] out = new byte[cipher.getOutputSize(plain.length)];
    int length = cipher.processBytes(plain, 0, plain.length, out, 0);
    length += cipher.doFinal(out, length);
    var scheme =
        new AlgorithmIdentifier(
            SEED_WITH_SHA1, sequence(new DEROctetString(salt), new ASN1Integer(ROUNDS)));
    return new EncryptedPrivateKeyInfo(scheme, Arrays.copyOf(out, length)).getEncoded("DER");
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
