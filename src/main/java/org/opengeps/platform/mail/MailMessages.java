package org.opengeps.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Letters as they go over the wire (RFC 5322, 2045, 2047, 3834, 8058). */
final class MailMessages {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private MailMessages() {}

  static MimeMessage of(Letter letter, MailAddress from, Session session)
      throws MessagingException {
    String id = "<" + letter.id() + "@" + from.domain() + ">";
    MimeMessage message =
        new MimeMessage(session) {
          // the library's own would name this machine
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(from.value(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().value(), true));
    message.setSubject(letter.subject(), UTF_8);
    message.setSentDate(Date.from(letter.at()));
    // no absence note answers it
    message.setHeader("Auto-Submitted", "auto-generated");
    if (letter.unsubscribe().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe().get().toASCIIString() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    byte[] text = letter.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    message.setDataHandler(
        new DataHandler(new ByteArrayDataSource(text, "text/plain; charset=UTF-8")));
    message.setHeader("Content-Transfer-Encoding", "base64");
    message.saveChanges();
    return message;
  }
}
