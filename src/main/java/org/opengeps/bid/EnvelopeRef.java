package org.opengeps.bid;

import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

/**
 * One envelope of one lot of a tender: what is sealed to one pair of keys, closed and opened
 * together. Corrections of a notice do not change it: only the number of the tender counts for what
 * belongs together.
 *
 * @param tender the notice version that is meant
 * @param slot lot and envelope
 */
public record EnvelopeRef(TenderRef tender, Slot slot) {
  public String lot() {
    return slot.lot();
  }

  public String envelope() {
    return slot.envelope();
  }

  @Override
  public String toString() {
    return tender + "/" + slot;
  }
}
