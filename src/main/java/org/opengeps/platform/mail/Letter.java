package org.opengeps.platform.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.PlainText;

/**
 * A mail to one person: nobody learns from it who else got one.
 *
 * @param id of its own; the same letter sent twice has the same Message-ID
 * @param to a {@link MailAddress}
 * @param subject one line, in any script
 * @param text in any script, lines ended by line feeds
 * @param unsubscribe where one request without a log-in ends such letters (RFC 8058)
 * @param at its date
 */
public record Letter(
    UUID id, MailAddress to, String subject, String text, Optional<URI> unsubscribe, Instant at) {
  /** Characters; a longer subject is cut, because few programs show more. */
  public static final int LONGEST_SUBJECT = 200;

  /** A subject is one line whatever stands in a title: a line break would begin a header. */
  public Letter {
    subject = String.join(" ", PlainText.words(subject));
    if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
      subject = subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
  }
}
