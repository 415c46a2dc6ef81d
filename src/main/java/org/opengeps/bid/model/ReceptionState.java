package org.opengeps.bid.model;

import java.util.Locale;
import org.opengeps.protocol.message.ReceiptCore.Outcome;

/** Life of a reception: received, then decided once and for ever. */
public enum ReceptionState {
  RECEIVED,
  ACCEPTED,
  PROVISIONAL,
  REFUSED;

  /** The state that an outcome leads to. */
  public static ReceptionState of(Outcome outcome) {
    return valueOf(outcome.name());
  }

  /** The column's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReceptionState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
