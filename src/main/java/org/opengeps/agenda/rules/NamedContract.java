package org.opengeps.agenda.rules;

import java.time.ZoneId;
import org.opengeps.agenda.Subject;
import org.opengeps.contract.ContractDue;
import org.opengeps.protocol.message.LocalText;

/**
 * A contract that does not exist yet, with what its tender is called.
 *
 * @param zone in which its times are said
 */
public record NamedContract(ContractDue due, LocalText title, ZoneId zone) {
  Subject subject() {
    return Subject.of(due.tender(), due.lot(), title, zone);
  }
}
