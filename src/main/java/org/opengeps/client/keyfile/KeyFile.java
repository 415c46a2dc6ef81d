package org.opengeps.client.keyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.threshold.Scalar;

/** The one reader of key files of the command line. */
public final class KeyFile {
  /** Largest file that is read at all: a long chain with two keys has 20 KB. */
  private static final int LARGEST = 1024 * 1024;

  /** A folder of an authority has a handful. */
  private static final int MOST_FILES = 16;

  private static final List<String> PAIR = List.of("signcert.der", "signpri.key");
  private static final List<String> ENDINGS = List.of(".der", ".cer", ".crt", ".key");

  private final List<byte[]> pfx = new ArrayList<>();
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();

  private KeyFile() {}

  /**
   * @param path a .p12 or .pfx; or the folder with {@code signCert.der} and {@code signPri.key}, or
   *     one of these two: what lies beside them is read too
   * @param at when the certificate must be valid
   * @return refused with a code of {@link KeyFault}
   */
  public static Verdict<OpenedKey> open(Path path, char[] password, Instant at) {
    return open(path, password, (keys, certificates) -> toSign(keys, certificates, at));
  }

  /**
   * The key of a committee member: the one under a certificate of this name. It signs nothing, and
   * its certificate's end never keeps it from opening.
   *
   * @return refused with a code of {@link KeyFault}
   */
  public static Verdict<Scalar> committeeKey(Path path, char[] password, X500Principal name) {
    return open(path, password, (keys, certificates) -> named(keys, certificates, name));
  }

  /** Takes from what a file holds what is wanted. */
  private interface Choice<T> {
    T of(List<HeldKey> keys, List<X509Certificate> certificates)
        throws IOException, KeyFaultException;
  }

  private static OpenedKey toSign(
      List<HeldKey> keys, List<X509Certificate> certificates, Instant at)
      throws IOException, KeyFaultException {
    KeyChoice choice = KeyChoice.of(keys, certificates, at);
    return new OpenedKey(
        new DocumentSigner(choice.key().forSigning(), choice.chain()), choice.key().random());
  }

  private static Scalar named(
      List<HeldKey> keys, List<X509Certificate> certificates, X500Principal name)
      throws IOException, KeyFaultException {
    for (X509Certificate certificate : certificates) {
      for (HeldKey key : keys) {
        if (certificate.getSubjectX500Principal().equals(name) && key.belongsTo(certificate)) {
          return key.scalar();
        }
      }
    }
    throw new KeyFaultException(KeyFault.NOT_OF_COMMITTEE);
  }

  private static <T> Verdict<T> open(Path path, char[] password, Choice<T> choice) {
    try {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : files(path)) {
        contents.add(contentOf(file));
      }
      return open(contents, password, choice);
    } catch (NoSuchFileException e) {
      return Verdict.refuse(KeyFault.FILE_MISSING.refusal());
    } catch (IOException e) {
      return Verdict.refuse(KeyFault.FILE_UNKNOWN.refusal());
    } catch (KeyFaultException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  /**
   * @param files in any order
   */
  static Verdict<OpenedKey> open(List<byte[]> files, char[] password, Instant at) {
    return open(files, password, (keys, certificates) -> toSign(keys, certificates, at));
  }

  private static <T> Verdict<T> open(List<byte[]> files, char[] password, Choice<T> choice) {
    try {
      KeyFile sorted = new KeyFile();
      for (byte[] file : files) {
        sorted.sort(file);
      }
      return Verdict.accept(sorted.withPassword(password, choice));
    } catch (KeyFaultException e) {
      return Verdict.refuse(e.refusal());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // the ASN.1 reader meets hostile input with any of these
      return Verdict.refuse(KeyFault.FILE_UNKNOWN.refusal());
    }
  }

  private static List<Path> files(Path path) throws IOException {
    boolean half = PAIR.contains(nameOf(path));
    if (!Files.isDirectory(path) && !half) {
      return List.of(path);
    }
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> ENDINGS.stream().anyMatch(nameOf(file)::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  private static String nameOf(Path path) {
    return path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static byte[] contentOf(Path file) throws IOException, KeyFaultException {
    if (Files.size(file) > LARGEST) {
      throw new KeyFaultException(KeyFault.FILE_EXCESSIVE);
    }
    return Files.readAllBytes(file);
  }

  /** Says before any password is asked what cannot be a key file. */
  private void sort(byte[] file) throws KeyFaultException {
    if (isPfx(file)) {
      pfx.add(file);
    } else if (isEncryptedKey(file)) {
      keys.add(file);
    } else if (certificate(file).isPresent()) {
      certificates.add(file);
    } else {
      throw new KeyFaultException(KeyFault.FILE_UNKNOWN);
    }
  }

  private static boolean isPfx(byte[] file) {
    try {
      return ASN1Integer.getInstance(ASN1Sequence.getInstance(file).getObjectAt(0)).hasValue(3);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isEncryptedKey(byte[] file) {
    try {
      ASN1Sequence parts = ASN1Sequence.getInstance(file);
      return parts.size() == 2
          && parts.getObjectAt(0) instanceof ASN1Sequence
          && parts.getObjectAt(1) instanceof ASN1OctetString;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A certificate further up that Java cannot read need not keep anybody from signing. */
  private static Optional<X509Certificate> certificate(byte[] der) {
    try {
      return Optional.of(Certificates.read(der));
    } catch (CertificateException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Tries the readings one after another; the first fault that is not the password's ends it. */
  private <T> T withPassword(char[] password, Choice<T> choice)
      throws IOException, KeyFaultException {
    if (pfx.isEmpty() && (keys.isEmpty() || certificates.isEmpty())) {
      throw new KeyFaultException(KeyFault.HALF);
    }
    KeyFaultException wrong = null;
    for (PasswordReading reading : PasswordReading.of(password)) {
      try {
        return gather(reading, choice);
      } catch (KeyFaultException e) {
        if (!e.isWrongPassword()) {
          throw e;
        }
        wrong = e;
      }
    }
    throw wrong;
  }

  private <T> T gather(PasswordReading password, Choice<T> choice)
      throws IOException, KeyFaultException {
    Effort effort = new Effort();
    List<byte[]> found = new ArrayList<>();
    List<byte[]> beside = new ArrayList<>(certificates);
    for (byte[] file : pfx) {
      new PfxReader(password, effort, found, beside).read(file);
    }
    List<HeldKey> held = new ArrayList<>();
    for (byte[] key : found) {
      held.add(new HeldKey(key));
    }
    for (byte[] file : keys) {
      held.add(single(EncryptedPrivateKeyInfo.getInstance(file), password, effort));
    }
    return choice.of(
        held, beside.stream().map(KeyFile::certificate).flatMap(Optional::stream).toList());
  }

  /** Nothing vouches for the password of a single key: what does not read was another one's. */
  private static HeldKey single(
      EncryptedPrivateKeyInfo file, PasswordReading password, Effort effort)
      throws KeyFaultException {
    byte[] plain =
        Protection.open(file.getEncryptionAlgorithm(), file.getEncryptedData(), password, effort);
    try {
      return new HeldKey(plain);
    } catch (IOException | RuntimeException e) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
  }
}
