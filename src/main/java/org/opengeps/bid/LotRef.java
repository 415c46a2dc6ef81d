package org.opengeps.bid;

import org.opengeps.kernel.TenderRef;

/**
 * One lot of a tender: what one submission is for, with all its envelopes, and what is closed
 * together. Corrections of a notice do not change it: only the number of the tender counts for what
 * belongs together.
 *
 * @param tender the notice version that is meant
 * @param lot {@code 0} if there is one
 */
public record LotRef(TenderRef tender, String lot) {
  @Override
  public String toString() {
    return tender + "/" + lot;
  }
}
