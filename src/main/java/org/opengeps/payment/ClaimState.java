package org.opengeps.payment;

/** How far a claim has come. Derived from what was signed and what the bank reported. */
public enum ClaimState {
  /** Waits for an order. */
  CLAIMED,
  /** Went back to the supplier, who may claim again. */
  SENT_BACK,
  /** Ordered; waits for the second officer. */
  ORDERED,
  /** Approved; the bank has it, or will have it. */
  TRANSFERRING,
  PAID,
  /** The bank did not carry it out; it waits for another order, and its time goes on. */
  REFUSED,
  /** The money came back from the supplier's bank; the supplier claims again. */
  RETURNED;

  /** Whether an officer has to do something. */
  public boolean waits() {
    return this == CLAIMED || this == ORDERED || this == REFUSED;
  }

  /** Whether what it names may be claimed again. */
  public boolean isOver() {
    return this == SENT_BACK || this == RETURNED;
  }
}
