package org.opengeps.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A connection to the relay, for one thread. */
public final class RelayConnection implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RelayConnection.class.getName());
  private final Session session;
  private final Transport transport;
  private final MailAddress from;

  RelayConnection(Session session, Transport transport, MailAddress from) {
    this.session = session;
    this.transport = transport;
    this.from = from;
  }

  /** What became of a letter. */
  public enum Outcome {
    /** The relay has it. */
    SENT,
    /** Not now: this letter is tried again. */
    LATER,
    /** The relay knows no such address: never. */
    REFUSED,
    /** The relay itself is gone: all letters are tried again. */
    DOWN
  }

  /** Hands a letter over. */
  public Outcome send(Letter letter) {
    try {
      MimeMessage message = MailMessages.of(letter, from, session);
      transport.sendMessage(message, message.getAllRecipients());
      return Outcome.SENT;
    } catch (SendFailedException e) {
      boolean unknown = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
      return noted(letter, e, unknown ? Outcome.REFUSED : Outcome.LATER);
    } catch (MessagingException e) {
      return noted(letter, e, transport.isConnected() ? Outcome.LATER : Outcome.DOWN);
    }
  }

  private static Outcome noted(Letter letter, MessagingException failure, Outcome outcome) {
    LOG.info("letter " + letter.id() + ": " + outcome + ", " + MailRelay.reason(failure));
    return outcome;
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.FINE, "the mail relay did not say good-bye", e);
    }
  }
}
