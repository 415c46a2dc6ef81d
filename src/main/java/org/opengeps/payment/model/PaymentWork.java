package org.opengeps.payment.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.payment.PaymentDue;

/** What waits for officers or for the bank; a row goes when nothing waits any more. */
public interface PaymentWork {
  /** For officers of an agency, the most urgent first. */
  List<PaymentDue> listWaiting(OrganisationId agency, int most);

  /** About which the bank is to be asked now, the longest unasked first. */
  List<Transfer> listToAsk(Instant now, int most);

  /** The bank is asked again then. */
  void askAgain(Transfer transfer, Instant at);

  /** Nobody asks the bank any more. */
  void close(Transfer transfer);
}
