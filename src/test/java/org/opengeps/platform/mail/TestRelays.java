package org.opengeps.platform.mail;

import java.util.Optional;

/** Relays for tests of those who send letters. */
public final class TestRelays {
  private TestRelays() {}

  /** Mail is not set up. */
  public static MailRelay none() {
    return new MailRelay(Optional.empty());
  }

  /** A relay on this machine, in clear. */
  public static MailRelay at(int port) {
    return new MailRelay(
        Optional.of(
            new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                new MailAddress("no-reply@tenders.example"))));
  }
}
