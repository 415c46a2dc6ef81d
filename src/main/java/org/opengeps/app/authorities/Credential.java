package org.opengeps.app.authorities;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * A private key with its certificate chain, kept in a PKCS#12 file.
 *
 * @param chain the key's own certificate first, then its issuers as far as they are kept
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {
  /** Password of the demo's key files: they guard nothing of value. */
  public static final String PRACTICE_PASSWORD = "practice";

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Reads the only key entry of a PKCS#12 file. */
  public static Credential read(Path file, String password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      String alias = store.aliases().nextElement();
      List<X509Certificate> chain =
          Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
      return new Credential((PrivateKey) store.getKey(alias, password.toCharArray()), chain);
    } catch (GeneralSecurityException e) {
      throw new IOException("not a readable PKCS#12 file: " + file, e);
    }
  }

  /** Writes the file as a whole or not at all, readable by its owner only. */
  public void write(Path file, String alias, String password) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "key",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(draft)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, password.toCharArray(), chain.toArray(new Certificate[0]));
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot write the key file " + file, e);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
