package org.opengeps.client.committee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.opengeps.client.keyfile.KeyFile;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Key files of a committee member (.p12): the personal one, with which he signs, and the committee
 * key, which only opens shares.
 */
public final class KeyFiles {
  private static final String ALIAS = "committee";
  private static final String NAME = "CN=OpenGePS committee key";
  private static final int ROUNDS = 100_000;
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private KeyFiles() {}

  /** From when to when a committee key serves. */
  public record Validity(Instant from, Instant notAfter) {}

  /**
   * The personal key, as {@link KeyFile} reads it.
   *
   * @param file a .p12, or {@code signCert.der}, {@code signPri.key} or their folder
   * @param at when its certificate must be valid
   * @throws KeyFileException with a sentence for the person
   */
  public static OpenedKey personal(Path file, char[] password, Instant at) {
    return orThrow(file, KeyFile.open(file, password, at));
  }

  /**
   * The committee key.
   *
   * @throws KeyFileException with a sentence for the person
   */
  public static Scalar committee(Path file, char[] password) {
    return orThrow(file, KeyFile.committeeKey(file, password, new X500Principal(NAME)));
  }

  private static <T> T orThrow(Path file, Verdict<T> opened) {
    if (opened instanceof Verdict.Refused<T> refused) {
      Refusal refusal = refused.refusal();
      throw new KeyFileException(file + ": " + refusal.code() + ": " + refusal.detail(), null);
    }
    return opened.orThrow();
  }

  /**
   * Makes a committee key and writes it to every file; each is read back before anything is said to
   * be done.
   *
   * @param files at least two, on different media: whoever loses the key has lost the share
   */
  public static Scalar makeCommittee(List<Path> files, char[] password, Validity validity) {
    Scalar secret = Scalar.random(new SecureRandom());
    writeCommittee(files, password, secret, validity);
    return secret;
  }

  /**
   * Writes a committee key to every file; each is read back before anything is said to be done.
   *
   * @throws KeyFileException with a sentence for the person
   */
  public static void writeCommittee(
      List<Path> files, char[] password, Scalar secret, Validity validity) {
    for (Path file : files) {
      write(file, password, secret, validity);
      if (!committee(file, password).equals(secret)) {
        throw new KeyFileException(
            file + " was written but does not read back; use another medium.", null);
      }
    }
  }

  private static void write(Path file, char[] password, Scalar secret, Validity validity) {
    try {
      byte[] content = file(password, secret, validity);
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new KeyFileException(
          file + " exists already. It may be needed to open tenders; choose another name.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw new IllegalStateException("a P-256 key file cannot be made on this machine", e);
    }
  }

  /** As OpenSSL 3 writes them; the JDK's own writer takes no password beyond ASCII. */
  private static byte[] file(char[] password, Scalar secret, Validity validity)
      throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
    PrivateKey key = privateKey(secret);
    var certificate = new JcaPKCS12SafeBagBuilder(selfSigned(key, Point.base(secret), validity));
    var held = new JcaPKCS12SafeBagBuilder(key, encryptor(password));
    var id = new DEROctetString(Point.base(secret).x());
    for (var bag : List.of(certificate, held)) {
      bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(ALIAS));
      bag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
    }
    var file = new PKCS12PfxPduBuilder();
    file.addEncryptedData(encryptor(password), certificate.build());
    file.addData(held.build());
    var mac =
        new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
            .setProvider(BOUNCY_CASTLE)
            .setIterationCount(ROUNDS);
    return file.build(mac, password).getEncoded("DER");
  }

  private static OutputEncryptor encryptor(char[] password) throws OperatorCreationException {
    return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
        .setProvider(BOUNCY_CASTLE)
        .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
        .setIterationCount(ROUNDS)
        .build(password);
  }

  private static PrivateKey privateKey(Scalar secret) throws IOException, GeneralSecurityException {
    Point point = Point.base(secret);
    var algorithm = SubjectPublicKeyInfo.getInstance(point.spki()).getAlgorithm();
    var body =
        new ECPrivateKey(
            256, secret.value(), new DERBitString(point.uncompressed()), algorithm.getParameters());
    byte[] pkcs8 = new PrivateKeyInfo(algorithm, body).getEncoded("DER");
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static X509Certificate selfSigned(PrivateKey key, Point point, Validity validity)
      throws GeneralSecurityException, OperatorCreationException {
    PublicKey publicKey =
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(point.spki()));
    X500Name name = new X500Name(NAME);
    var builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(1, Arrays.copyOf(point.x(), 16)),
            Date.from(validity.from()),
            Date.from(validity.notAfter()),
            name,
            SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  /** A key file that cannot be used; the message is for the person. */
  public static final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
