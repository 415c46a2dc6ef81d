package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * Which sealed place of a tender: a lot and one of its envelopes.
 *
 * @param lot name of a lot in one of its rounds, as {@link LotName} reads it
 * @param envelope {@code price} or {@code technical}
 */
public record Slot(String lot, String envelope) {
  /** Names of envelopes, in the order in which they are opened. */
  public static final List<String> ENVELOPES = List.of("technical", "price");

  /** The price envelope of a tender with one lot. */
  public static final Slot ONLY_PRICE = new Slot("0", "price");

  /** The price envelope of a lot. */
  public static Slot price(String lot) {
    return new Slot(lot, ONLY_PRICE.envelope());
  }

  public Slot {
    if (!LotName.isOne(lot) || !ENVELOPES.contains(envelope)) {
      throw new IllegalArgumentException("not a lot and envelope: " + lot + ", " + envelope);
    }
  }

  /** The name of an envelope in a message that says the lot elsewhere. */
  static String envelopeIn(JsonObject json) {
    return json.value("envelope", word -> new Slot(ONLY_PRICE.lot(), word).envelope());
  }

  /** The name of a lot in a message that is about all its envelopes. */
  static String lotIn(JsonObject json) {
    return json.value("lot", word -> price(word).lot());
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
