package org.opengeps.protocol.log;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * What an entry of the log says of the round of a lot: it stops, or it goes on.
 *
 * @param tender number of the notice
 * @param suspends false if the round goes on
 * @param act SHA-256 of the SignedData of {@code opengeps/suspension/1}
 */
public record LoggedPause(String tender, String lot, boolean suspends, Instant at, Sha256 act) {
  /** What the entry says; empty if it is of another kind. */
  public static Optional<LoggedPause> in(LedgerEntry entry) {
    boolean suspends = FactKind.ROUND_SUSPENDED.is(entry);
    if (!suspends && !FactKind.ROUND_RESUMED.is(entry)) {
      return Optional.empty();
    }
    if (entry.document() == null) {
      throw new LogFormatException("an entry of kind " + entry.kind() + " without its document");
    }
    return Optional.of(
        new LoggedPause(
            tender(entry), entry.data().string("lot"), suspends, entry.at(), entry.document()));
  }

  private static String tender(LedgerEntry entry) {
    try {
      return TenderRef.parse(entry.subject()).number();
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("an entry of kind " + entry.kind() + ": " + e.getMessage());
    }
  }

  public static LoggedPause from(JsonObject json) {
    return new LoggedPause(
        json.string("tender"),
        json.string("lot"),
        json.bool("suspends"),
        json.time("at"),
        json.hash("act"));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("tender", tender)
        .put("lot", lot)
        .put("suspends", suspends)
        .put("at", at)
        .put("act", act)
        .build();
  }
}
