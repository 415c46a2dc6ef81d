package org.opengeps.protocol.message;

import java.util.Comparator;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * Opens the commitment of a {@link CloseStatement}: every reception, in close order.
 *
 * @param receptions accepted and provisional ones, by {@link #CLOSE_ORDER}
 */
public record CloseReveal(
    TenderRef tender, String lot, Sha256 closeHash, Sha256 salt, List<ReceiptCore> receptions) {
  public static final String TYPE = "opengeps/close-reveal/1";

  /** By instant of reception, then by submission id (as text). */
  public static final Comparator<ReceiptCore> CLOSE_ORDER =
      Comparator.comparing(ReceiptCore::receivedAt)
          .thenComparing(core -> core.submission().toString());

  public CloseReveal {
    receptions = List.copyOf(receptions);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("closeHash", closeHash)
        .put("salt", salt)
        .put("count", receptions.size())
        .put("receptions", receptions, ReceiptCore::toJson)
        .build();
  }

  public static CloseReveal from(JsonObject json) {
    var reveal =
        new CloseReveal(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("closeHash"),
            json.hash("salt"),
            json.objects("receptions", ReceiptCore::from));
    json.expectSame(reveal.toJson());
    return reveal;
  }
}
