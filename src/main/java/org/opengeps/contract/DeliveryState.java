package org.opengeps.contract;

/** How far the performance of a contract has come; follows from what was signed about it. */
public enum DeliveryState {
  /** Nothing was delivered. */
  RUNNING,
  /** The agency has to inspect. */
  DELIVERED,
  /** The supplier has to mend what was not accepted. */
  RETURNED,
  /** A part is accepted, and something is left to deliver. */
  PART_ACCEPTED,
  /** Everything is accepted. */
  COMPLETED
}
