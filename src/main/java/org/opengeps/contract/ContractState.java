package org.opengeps.contract;

/** How far the contract about a lot has come; follows from what was signed, and from the clock. */
public enum ContractState {
  /** Awarded: the agency has to send the contract. */
  AWAITED,
  /** The supplier has to consent, or to decline. */
  SENT,
  /**
   * The time in which the supplier could consent is over: it has not concluded the contract, unless
   * the agency sends it once more.
   */
  SILENT,
  /** The supplier does not want the contract. */
  DECLINED,
  /** The agency has to confirm. */
  CONSENTED,
  /**
   * The time in which the agency could confirm is over: the consent binds nobody any more, unless
   * the agency sends the contract once more.
   */
  LAPSED,
  /** The contract exists. */
  CONCLUDED;

  /** Whether the agency may send a contract, or another one in its place. */
  public boolean isForAgencyToSend() {
    return this == AWAITED || this == SENT || this == SILENT || this == LAPSED;
  }

  /** Whether whoever got the award has not concluded the contract. */
  public boolean isRefused() {
    return this == SILENT || this == DECLINED;
  }

  /** Whether nothing comes of the contract as it was sent. */
  public boolean isOver() {
    return isRefused() || this == LAPSED;
  }
}
