package org.opengeps.protocol.message;

import java.util.Comparator;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * Bytes of bids that nobody opened were destroyed. Whoever has a receipt finds its envelopes here;
 * whose the others were it does not say.
 *
 * @param tender the last order that lists the lot
 * @param envelopes by hash
 * @param files ciphertexts of files that went along, by hash
 */
public record Destruction(
    TenderRef tender, String lot, List<EnvelopeHash> envelopes, List<Sha256> files) {
  public static final String TYPE = "opengeps/destruction/1";

  /** In an order that says nothing about who came when. */
  public Destruction {
    envelopes = envelopes.stream().sorted(Comparator.comparing(one -> one.sha256().hex())).toList();
    files = files.stream().sorted(Comparator.comparing(Sha256::hex)).toList();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("envelopes", envelopes, EnvelopeHash::toJson)
        .put("files", files.stream().map(Sha256::hex).toList())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Destruction from(JsonObject json) {
    var destruction =
        new Destruction(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.objects("envelopes", EnvelopeHash::from),
            json.values("files", Sha256::fromHex));
    json.expectSame(destruction.toJson());
    return destruction;
  }
}
