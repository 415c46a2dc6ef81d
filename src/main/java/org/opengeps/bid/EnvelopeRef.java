package org.opengeps.bid;

import org.opengeps.kernel.TenderRef;

/**
 * One envelope of one lot of a tender: what is sealed to one pair of keys, closed and opened
 * together. Corrections of a notice do not change it: only the number of the tender counts for what
 * belongs together.
 *
 * @param tender the notice version that is meant
 * @param lot {@code 0} where there is one lot
 * @param envelope {@code price} or {@code technical}
 */
public record EnvelopeRef(TenderRef tender, String lot, String envelope) {
  public EnvelopeRef {
    if (!lot.matches("[0-9A-Za-z-]{1,20}") || !envelope.matches("price|technical")) {
      throw new IllegalArgumentException("not a lot and envelope: " + lot + ", " + envelope);
    }
  }

  @Override
  public String toString() {
    return tender + "/" + lot + "/" + envelope;
  }
}
