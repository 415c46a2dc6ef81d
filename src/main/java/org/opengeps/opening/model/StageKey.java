package org.opengeps.opening.model;

import java.io.Serializable;
import java.util.Objects;

/** A lot in one of its rounds, whose bids are handed in in stages. */
public class StageKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String tender;
  private String lot;

  /** For the persistence provider. */
  public StageKey() {}

  /**
   * @param tender number of the notice, without its order
   */
  public StageKey(String tender, String lot) {
    this.tender = tender;
    this.lot = lot;
  }

  /** Number of the notice, without its order. */
  public String tender() {
    return tender;
  }

  public String lot() {
    return lot;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StageKey key && key.tender.equals(tender) && key.lot.equals(lot);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tender, lot);
  }

  @Override
  public String toString() {
    return tender + "/" + lot;
  }
}
