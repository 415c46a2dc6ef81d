package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the installation has put in place: key files and the trust file, by configuration or in the
 * usual places below the home folder.
 */
@ApplicationScoped
class Installed {
  /**
   * @param certificates the key's own first
   */
  record Key(PrivateKey key, List<X509Certificate> certificates) {}

  private final Map<Path, Key> keys = new ConcurrentHashMap<>();

  @Inject
  @ConfigProperty(name = "opengeps.home", defaultValue = "data")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore")
  private Optional<String> platformFile;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private String platformPassword;

  @Inject
  @ConfigProperty(name = "opengeps.sealing-ca.keystore")
  private Optional<String> sealingFile;

  @Inject
  @ConfigProperty(name = "opengeps.sealing-ca.keystore-password")
  private String sealingPassword;

  @Inject
  @ConfigProperty(name = "opengeps.trust.file")
  private Optional<String> trustFile;

  Key platformKey() {
    return kept(at(platformFile, "keys/platform.p12"), platformPassword, "platform");
  }

  Key sealingAuthority() {
    return kept(at(sealingFile, "keys/sealing-ca.p12"), sealingPassword, "sealing-ca");
  }

  Path trustFile() {
    return at(trustFile, "trust/trust.json");
  }

  private Path at(Optional<String> configured, String usual) {
    return configured.map(Path::of).orElseGet(() -> Path.of(home, usual));
  }

  private Key kept(Path file, String password, String alias) {
    return keys.computeIfAbsent(file, path -> read(path, password, alias));
  }

  private static Key read(Path file, String password, String alias) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
      if (key == null) {
        throw new IllegalStateException(
            "the key file " + file + " has no key with the alias " + alias);
      }
      List<X509Certificate> chain =
          Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
      return new Key(key, withoutRoot(chain));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the installation's key file cannot be read: " + file, e);
    }
  }

  private static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
    return chain.stream()
        .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
        .toList();
  }
}
