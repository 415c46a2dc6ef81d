package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.opengeps.kernel.DomainEvent;

/**
 * What an operator looks for after an incident, in a file of its own: log-ins, refusals for want of
 * a right, changes of people, roles and keys, administrators' acts. One line each, {@code act
 * name="value" ...}. Equal refusals are counted after the first ones of a minute: whoever is
 * refused a million times must not push the log-ins out of the file.
 */
@ApplicationScoped
public class SecurityLog {
  /** The logger's name; {@code serve} gives it its own file. */
  public static final String NAME = "org.opengeps.security";

  /** Rooms whose facts are about people, rights and keys. */
  private static final Set<String> ROOMS =
      Set.of("org.opengeps.identity", "org.opengeps.registry", "org.opengeps.custody");

  private static final Logger LOG = Logger.getLogger(NAME);
  private static final int REFUSALS = 20;
  private static final int LONGEST = 300;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\"\\\\]");

  private final Tally refusals = new Tally(REFUSALS, Duration.ofMinutes(1), System::nanoTime);

  /**
   * @param act what happened, in lower case with hyphens
   * @param pairs names and values by turns
   */
  public void record(String act, String... pairs) {
    LOG.info(line(act, pairs));
  }

  /**
   * Somebody was refused for want of a right.
   *
   * @param code of the refusal; equal codes are counted after the first ones of a minute
   */
  public void refused(String code, String... pairs) {
    refusals
        .count(code)
        .ifPresent(
            left -> {
              if (left > 0) {
                LOG.info(line("refused", "code", code, "more", Long.toString(left)));
              }
              LOG.info(line("refused code=\"" + code + "\"", pairs));
            });
  }

  void fact(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainEvent event) {
    if (ROOMS.contains(event.getClass().getPackageName()) && !event.secret()) {
      record(event.kind().word(), "subject", event.subject());
    }
  }

  private static String line(String act, String... pairs) {
    StringBuilder line = new StringBuilder(act);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      line.append(' ').append(pairs[i]).append("=\"").append(clean(pairs[i + 1])).append('"');
    }
    return line.toString();
  }

  /** Nobody begins a line of his own by what he sends. */
  private static String clean(String value) {
    String printable = UNPRINTABLE.matcher(value).replaceAll("?");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
  }
}
