package org.opengeps.opening.model;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.opengeps.protocol.message.Slot;

/** Which envelope of which tender; corrections of the notice do not change it. */
@Embeddable
public class EnvelopeKey {
  private String tender;
  private String lot;
  private String envelope;

  protected EnvelopeKey() {}

  /**
   * @param tender number of the notice, without its order
   */
  public EnvelopeKey(String tender, Slot slot) {
    this.tender = tender;
    this.lot = slot.lot();
    this.envelope = slot.envelope();
  }

  public String tender() {
    return tender;
  }

  public Slot slot() {
    return new Slot(lot, envelope);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnvelopeKey that
        && tender.equals(that.tender)
        && lot.equals(that.lot)
        && envelope.equals(that.envelope);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tender, lot, envelope);
  }

  @Override
  public String toString() {
    return tender + "/" + lot + "/" + envelope;
  }
}
