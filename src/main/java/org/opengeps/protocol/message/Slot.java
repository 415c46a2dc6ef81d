package org.opengeps.protocol.message;

import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * Which sealed place of a tender: a lot and one of its envelopes.
 *
 * @param lot {@code 0} if there is one lot
 * @param envelope {@code price} or {@code technical}
 */
public record Slot(String lot, String envelope) {
  /** The price envelope of a tender with one lot. */
  public static final Slot ONLY_PRICE = new Slot("0", "price");

  /** The price envelope of a lot. */
  public static Slot price(String lot) {
    return new Slot(lot, ONLY_PRICE.envelope());
  }

  public Slot {
    if (!lot.matches("[0-9]{1,5}") || !envelope.matches("price|technical")) {
      throw new IllegalArgumentException("not a lot and envelope: " + lot + ", " + envelope);
    }
  }

  JsonBuilder addTo(JsonBuilder json) {
    return json.put("lot", lot).put("envelope", envelope);
  }

  static Slot in(JsonObject json) {
    String lot = json.string("lot");
    String envelope = json.string("envelope");
    try {
      return new Slot(lot, envelope);
    } catch (IllegalArgumentException e) {
      throw json.wrong("lot", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return lot + "/" + envelope;
  }
}
