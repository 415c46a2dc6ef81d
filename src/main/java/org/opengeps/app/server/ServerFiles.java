package org.opengeps.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;

/** The files that Payara Micro reads at its start. */
public final class ServerFiles {
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.enabled=";

  private static final String POWERED_BY =
      "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.xpowered-by=";

  private ServerFiles() {}

  /**
   * Writes the commands that run before the server opens its port: listen on 127.0.0.1 only,
   * compress, tell nobody which server this is.
   *
   * @param line of Payara Micro; only 6 has a header that says what powers it
   */
  public static void writePreboot(Path file, int line) throws IOException {
    try (InputStream commands = ServerFiles.class.getResourceAsStream("preboot.txt")) {
      Files.copy(
          Objects.requireNonNull(commands, "preboot.txt is missing from the jar"),
          file,
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (line == Platform.OLD) {
      Files.writeString(file, POWERED_BY + "false\n", StandardOpenOption.APPEND);
    }
  }

  /**
   * Writes the commands with which the server opens its port: nobody is answered by a server that
   * has not deployed its program yet.
   *
   * @param preboot the file of {@link #writePreboot}, which keeps the port shut
   * @param postdeploy the file that opens it
   */
  static void writeOpening(Path preboot, Path postdeploy) throws IOException {
    Files.writeString(preboot, LISTENER + "false\n", StandardOpenOption.APPEND);
    Files.writeString(postdeploy, LISTENER + "true\n");
  }

  /**
   * Writes the logging configuration: what happens into rotating files, what concerns rights into
   * others, nothing on the console.
   */
  static void writeLogging(Path file, Path log) throws IOException {
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            """
        handlers=org.opengeps.app.server.ServerLog
        org.opengeps.app.server.ServerLog.file=%s
        org.opengeps.security.handlers=org.opengeps.app.server.SecurityFile
        org.opengeps.security.useParentHandlers=false
        org.opengeps.app.server.SecurityFile.file=%s
        .level=INFO
        com.hazelcast.level=WARNING
        fish.payara.nucleus.util.level=WARNING
        org.hibernate.validator.internal.util.Version.level=WARNING
        # warns at every start that its folder is a temporary one, which it is not
        PayaraMicro.level=SEVERE
        # the authorities of Payara's own key store, some of them expired; nothing here trusts them
        javax.enterprise.system.security.ssl.level=SEVERE
        """,
            escaped(log.toString()),
            escaped(log.resolveSibling("security.log").toString())));
  }

  /**
   * A value as property files hold it: they are read as Latin-1, the home of a person may not be.
   */
  private static String escaped(String value) {
    StringBuilder out = new StringBuilder();
    for (char sign : value.replace("\\", "\\\\").toCharArray()) {
      out.append(
          sign < 128 ? String.valueOf(sign) : String.format(Locale.ROOT, "\\u%04x", (int) sign));
    }
    return out.toString();
  }
}
