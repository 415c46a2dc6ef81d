package org.opengeps.payment;

/** What a bank says of a transfer, each with a message that it signed. */
public enum TransferOutcome {
  /** It was not carried out (pain.002, RJCT). */
  REJECTED,
  /** The money left the account of the agency (camt.054, debit). */
  BOOKED,
  /** The money came back (camt.054, credit with the reason of the return). */
  RETURNED
}
