package org.opengeps.notice.model;

import java.io.Serializable;
import java.util.Objects;

/** Primary key of {@link TenderLot}; JPA asks for a class of this form. */
public class TenderLotKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private String tender;
  private String lot;

  /** For the persistence provider. */
  public TenderLotKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof TenderLotKey that
        && Objects.equals(tender, that.tender)
        && Objects.equals(lot, that.lot);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tender, lot);
  }
}
