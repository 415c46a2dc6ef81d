package org.opengeps.agenda.rules;

import java.time.ZoneId;
import org.opengeps.agenda.Subject;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.protocol.message.LocalText;

/**
 * A delivery that waits for its inspection, with what its tender is called.
 *
 * @param zone in which its times are said
 */
public record NamedDelivery(DeliveryDue due, LocalText title, ZoneId zone) {
  Subject subject() {
    return Subject.of(due.tender(), due.lot(), title, zone);
  }
}
