package org.opengeps.protocol.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * The bytes of one envelope of a submission.
 *
 * @param envelope {@code price} or {@code technical}
 * @param sha256 of the gated envelope
 */
public record EnvelopeHash(String envelope, Sha256 sha256) {
  /** As one line of text: {@code technical:<hex> price:<hex>}. */
  public static String text(List<EnvelopeHash> hashes) {
    return hashes.stream()
        .map(one -> one.envelope + ":" + one.sha256.hex())
        .collect(Collectors.joining(" "));
  }

  /** Reads what {@link #text} wrote. */
  public static List<EnvelopeHash> parse(String text) {
    return Stream.of(text.split(" "))
        .map(one -> one.split(":"))
        .map(one -> new EnvelopeHash(one[0], Sha256.fromHex(one[1])))
        .toList();
  }

  public JsonObject toJson() {
    return JsonObject.builder().put("envelope", envelope).put("sha256", sha256).build();
  }

  static EnvelopeHash from(JsonObject json) {
    var hash = new EnvelopeHash(Slot.envelopeIn(json), json.hash("sha256"));
    json.expectSame(hash.toJson());
    return hash;
  }
}
