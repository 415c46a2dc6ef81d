package org.opengeps.bid;

import java.util.Locale;

/** How far a request to cancel a bid is, in this order. */
public enum CancellationState {
  /** Nobody has granted it yet. */
  REQUESTED,
  /** An officer has; at the opening it is checked that the bidder itself asked. */
  GRANTED,
  /** The bid is not opened. */
  REMOVED,
  /** It was not granted before the opening, or somebody else than the bidder asked. */
  REFUSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
