package org.opengeps.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;

/** The passwords of the embedded database's two users: made once, kept beside the other keys. */
final class DatabasePasswords {
  private static final String APPLICATION = "opengeps";
  private static final String OWNER = "opengeps_owner";
  private final DatabaseAccess.Login application;
  private final DatabaseAccess.Login owner;

  private DatabasePasswords(Properties stored) {
    application = new DatabaseAccess.Login(APPLICATION, stored.getProperty(APPLICATION));
    owner = new DatabaseAccess.Login(OWNER, stored.getProperty(OWNER));
  }

  static DatabasePasswords of(Path keys) throws IOException {
    Path file = Files.createDirectories(keys).resolve("database.properties");
    Properties stored = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        stored.load(in);
      }
    } else {
      stored.setProperty(APPLICATION, random());
      stored.setProperty(OWNER, random());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(file)) {
        stored.store(out, "users of the embedded database");
      }
    }
    return new DatabasePasswords(stored);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  DatabaseAccess.Login application() {
    return application;
  }

  DatabaseAccess.Login owner() {
    return owner;
  }

  /**
   * What mariadbd runs at every start. The application gets neither DROP nor ALTER: TRUNCATE and
   * DROP pass by the triggers that protect the ledger.
   */
  String usersAndGrants(String schema) {
    return "CREATE DATABASE IF NOT EXISTS "
        + schema
        + ";\n"
        + user(application)
        + user(owner)
        + grant("SELECT, INSERT, UPDATE, DELETE, EXECUTE", schema, application)
        + grant("ALL PRIVILEGES", schema, owner);
  }

  private static String user(DatabaseAccess.Login login) {
    return String.format(
        Locale.ROOT,
        "CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1';%nALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';%n",
        login.user(),
        login.password());
  }

  private static String grant(String rights, String schema, DatabaseAccess.Login login) {
    return "GRANT " + rights + " ON " + schema + ".* TO '" + login.user() + "'@'127.0.0.1';\n";
  }
}
