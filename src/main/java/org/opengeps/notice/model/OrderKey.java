package org.opengeps.notice.model;

import java.io.Serializable;
import java.util.Objects;
import org.opengeps.kernel.TenderRef;

/** Primary key of {@link PublishedOrder}; JPA asks for a class of this form. */
public class OrderKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private String tender;
  private String order;

  /** For the persistence provider. */
  public OrderKey() {}

  public OrderKey(TenderRef ref) {
    this.tender = ref.number();
    this.order = ref.order();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrderKey that
        && Objects.equals(tender, that.tender)
        && Objects.equals(order, that.order);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tender, order);
  }
}
