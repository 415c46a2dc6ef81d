package org.opengeps.app.database;

import java.util.Objects;

/**
 * How to reach the database: the application's user may read and write rows, the owner may change
 * tables. They differ so that a fault in the application cannot drop what only triggers protect.
 */
public record DatabaseAccess(String url, Login application, Login owner) {
  /** A database user with its password. */
  public record Login(String user, String password) {
    public Login {
      Objects.requireNonNull(user);
      Objects.requireNonNull(password);
    }

    /** Without the password, so that no log shows it. */
    @Override
    public String toString() {
      return user;
    }
  }
}
