package org.opengeps.app;

import java.util.Locale;
import java.util.Optional;

/**
 * What the operator configured before the server (and with it MicroProfile Config) is there: a
 * system property, else the environment variable of the usual mapping ({@code opengeps.db.url},
 * {@code OPENGEPS_DB_URL}).
 */
public final class Settings {
  private Settings() {}

  /** The value, if one is set. An empty one counts as not set. */
  public static Optional<String> find(String name) {
    String variable = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}
