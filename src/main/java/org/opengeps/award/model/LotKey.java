package org.opengeps.award.model;

import org.opengeps.kernel.TenderRef;

/**
 * A lot of a tender, whatever its order.
 *
 * @param tender number of the notice
 */
public record LotKey(String tender, String lot) {
  public static LotKey of(TenderRef tender, String lot) {
    return new LotKey(tender.number(), lot);
  }
}
