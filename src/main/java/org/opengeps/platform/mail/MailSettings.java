package org.opengeps.platform.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the operator says where letters go out: {@code opengeps.mail.host} and what belongs to it.
 *
 * @param user empty if the relay asks for none
 * @param password file that holds it, alone on its first line
 * @param from whom letters come from
 */
record MailSettings(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Path> password,
    MailAddress from) {
  private static final String PREFIX = "opengeps.mail.";

  /** How the way to the relay is protected. */
  enum Security {
    /** In clear: for a relay on the same machine only. */
    NONE(25),
    /** TLS after the greeting, or no letter goes. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  /**
   * @param setting the value of a setting by its name
   * @return empty if no host is named: mail is not set up
   * @throws IllegalArgumentException if the settings do not fit together; names the setting
   */
  static Optional<MailSettings> read(Function<String, Optional<String>> setting) {
    Function<String, Optional<String>> own =
        name -> setting.apply(PREFIX + name).map(String::strip).filter(text -> !text.isEmpty());
    return own.apply("host").map(host -> of(host, own));
  }

  private static MailSettings of(String host, Function<String, Optional<String>> own) {
    Security security = security(own.apply("security").orElse("starttls"));
    Optional<String> user = own.apply("user");
    Optional<Path> password = own.apply("password-file").map(Path::of);
    if (user.isPresent() != password.isPresent()) {
      throw slip("user", "and password-file belong together");
    }
    if (user.isPresent() && security == Security.NONE) {
      throw slip("security", "none would send the password in clear");
    }
    password
        .filter(file -> !Files.isReadable(file))
        .ifPresent(
            file -> {
              throw slip("password-file", "cannot be read");
            });
    MailAddress from =
        own.apply("from")
            .flatMap(MailAddress::find)
            .orElseThrow(() -> slip("from", "is no mail address, or missing"));
    int port = own.apply("port").map(MailSettings::port).orElse(security.port);
    return new MailSettings(host, port, security, user, password, from);
  }

  private static Security security(String word) {
    return Arrays.stream(Security.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> slip("security", "is none of none, starttls, tls"));
  }

  private static int port(String text) {
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 0xffff) {
      throw slip("port", "is no port");
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException slip(String name, String what) {
    return new IllegalArgumentException(PREFIX + name + " " + what);
  }
}
