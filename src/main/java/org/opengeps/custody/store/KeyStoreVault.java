package org.opengeps.custody.store;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.custody.model.GateKeyVault;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.KeyFile;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Gate keys under an AES-256 key of the file {@code keys/custody.p12}. The file is made at the
 * start when no key was ever bound; when it is missing later, nothing is made in its place: a
 * backup must come back.
 */
@ApplicationScoped
class KeyStoreVault implements GateKeyVault {
  private static final String ALIAS = "gate-kek";

  @Inject
  @ConfigProperty(name = "opengeps.home", defaultValue = "data")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.custody.keystore")
  private Optional<String> file;

  @Inject
  @ConfigProperty(name = "opengeps.custody.keystore-password")
  private Optional<String> ownPassword;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private Optional<String> platformPassword;

  @Inject private KeyBindings bindings;
  @Inject private InTransaction transaction;
  private KeyFile key;

  /** Before any job runs. */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
          Object started) {
    transaction.run(() -> key().prepare());
  }

  @Override
  public byte[] wrap(Scalar privateKey, String context) {
    return key().wrap(privateKey.bytes(), context);
  }

  @Override
  public Scalar unwrap(byte[] wrapped, String context, Point gateKey) {
    Scalar privateKey = Scalar.fromBytes(key().unwrap(wrapped, context));
    if (!Point.base(privateKey).equals(gateKey)) {
      throw new IllegalStateException("the stored private gate key is not the one of " + gateKey);
    }
    return privateKey;
  }

  private synchronized KeyFile key() {
    if (key == null) {
      Path path = file.map(Path::of).orElseGet(() -> Path.of(home, "keys", "custody.p12"));
      key = new KeyFile(path, ALIAS, password(), bindings::any);
    }
    return key;
  }

  private char[] password() {
    return ownPassword
        .or(() -> platformPassword)
        .orElseThrow(
            () -> new IllegalStateException("opengeps.custody.keystore-password is not set"))
        .toCharArray();
  }
}
