package org.opengeps.agenda.rules;

import java.time.ZoneId;
import org.opengeps.agenda.Subject;
import org.opengeps.payment.PaymentDue;
import org.opengeps.protocol.message.LocalText;

/**
 * A claim that waits for an officer, with what its tender is called.
 *
 * @param zone in which its times are said
 */
public record NamedPayment(PaymentDue due, LocalText title, ZoneId zone) {
  Subject subject() {
    return Subject.of(due.tender(), due.lot(), title, zone);
  }
}
