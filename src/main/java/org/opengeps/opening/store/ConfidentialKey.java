package org.opengeps.opening.store;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.KeyFile;
import org.opengeps.platform.Sql;

/**
 * The key under which confidential values rest: the file {@code keys/confidential.p12}. It is
 * another one than that of the gate keys, because it may be lost or given away without them.
 */
@ApplicationScoped
class ConfidentialKey {
  private static final String ALIAS = "confidential-kek";

  @Inject
  @ConfigProperty(name = "opengeps.home", defaultValue = "data")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.confidential.keystore")
  private Optional<String> file;

  @Inject
  @ConfigProperty(name = "opengeps.confidential.keystore-password")
  private Optional<String> ownPassword;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private Optional<String> platformPassword;

  @PersistenceContext private EntityManager entities;
  @Inject private InTransaction transaction;
  private KeyFile key;

  /** Before any job runs. */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
          Object started) {
    transaction.run(() -> key().prepare());
  }

  byte[] wrap(byte[] secret, String context) {
    return key().wrap(secret, context);
  }

  byte[] unwrap(byte[] wrapped, String context) {
    return key().unwrap(wrapped, context);
  }

  private synchronized KeyFile key() {
    if (key == null) {
      Path path = file.map(Path::of).orElseGet(() -> Path.of(home, "keys", "confidential.p12"));
      key = new KeyFile(path, ALIAS, password(), this::isUsed);
    }
    return key;
  }

  private boolean isUsed() {
    return !Sql.column(entities, "SELECT 1 FROM opening_confidential_message LIMIT 1").isEmpty();
  }

  private char[] password() {
    return ownPassword
        .or(() -> platformPassword)
        .orElseThrow(
            () -> new IllegalStateException("opengeps.confidential.keystore-password is not set"))
        .toCharArray();
  }
}
