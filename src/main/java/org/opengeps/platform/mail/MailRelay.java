package org.opengeps.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/** The relay that takes letters from this server and brings them on. */
@ApplicationScoped
public class MailRelay {
  private static final Logger LOG = Logger.getLogger(MailRelay.class.getName());

  /** Milliseconds until a connection stands. */
  private static final String CONNECTING = "10000";

  /** Milliseconds for each answer of the relay: a letter needs about eight. */
  private static final String ANSWERING = "20000";

  private final Optional<MailSettings> settings;

  /**
   * @throws IllegalArgumentException if the settings do not fit together
   */
  public MailRelay() {
    this(
        MailSettings.read(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class)));
  }

  MailRelay(Optional<MailSettings> settings) {
    this.settings = settings;
  }

  /** Whether the operator named a relay. */
  public boolean isSetUp() {
    return settings.isPresent();
  }

  /**
   * A connection for some letters.
   *
   * @return empty if the relay cannot be reached or does not let this server in, which stands in
   *     the log
   * @throws IllegalStateException if mail is not set up
   */
  public Optional<RelayConnection> connect() {
    MailSettings relay =
        settings.orElseThrow(() -> new IllegalStateException("no relay is configured"));
    Session session = Session.getInstance(properties(relay));
    try {
      Transport transport = session.getTransport();
      transport.connect(
          relay.host(), relay.port(), relay.user().orElse(null), password(relay).orElse(null));
      return Optional.of(new RelayConnection(session, transport, relay.from()));
    } catch (MessagingException | UncheckedIOException e) {
      LOG.log(Level.FINE, "the connection to the mail relay", e);
      LOG.warning("the mail relay cannot be used now; letters wait: " + reason(e));
      return Optional.empty();
    }
  }

  /** What the relay said may name an address; the kind of failure does not. */
  static String reason(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return failure.getClass().getSimpleName()
        + (cause == failure ? "" : ", " + cause.getClass().getSimpleName());
  }

  static Properties properties(MailSettings relay) {
    boolean tls = relay.security() == MailSettings.Security.TLS;
    boolean startTls = relay.security() == MailSettings.Security.STARTTLS;
    String name = tls ? "smtps" : "smtp";
    String prefix = "mail." + name + ".";
    Properties all = new Properties();
    all.put("mail.transport.protocol", name);
    all.put(prefix + "connectiontimeout", CONNECTING);
    all.put(prefix + "timeout", ANSWERING);
    all.put(prefix + "writetimeout", ANSWERING);
    all.put(prefix + "auth", String.valueOf(relay.user().isPresent()));
    all.put(prefix + "starttls.enable", String.valueOf(startTls));
    all.put(prefix + "starttls.required", String.valueOf(startTls));
    all.put(prefix + "ssl.checkserveridentity", "true");
    // how this server greets: else by the name of the machine
    all.put(prefix + "localhost", relay.from().domain());
    return all;
  }

  private static Optional<String> password(MailSettings relay) {
    return relay.password().map(MailRelay::firstLine);
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
