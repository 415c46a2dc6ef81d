package org.opengeps.protocol.message;

import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * The part of a bid that is published at the opening.
 *
 * @param tender reference of the tender
 * @param supplier business number for which the bidder's certificate is certified
 * @param supplierName what the bidder calls itself; results show the certified name
 * @param random R, where the certificate hides the business number (ADR 15)
 * @param offer what the notice asks for in this envelope
 * @param salt 32 random bytes
 */
public record PublicPart(
    TenderRef tender,
    Sha256 noticeHash,
    Slot slot,
    UUID submission,
    String supplier,
    String supplierName,
    Optional<IdentifierRandom> random,
    Offer offer,
    Sha256 salt) {
  public static final String TYPE = "opengeps/public-part/1";

  public JsonObject toJson() {
    var json = slot.addTo(JsonObject.ofType(TYPE));
    random.ifPresent(known -> json.put(IdentifierRandom.MEMBER, known.hex()));
    return json.put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("submission", submission)
        .put("supplier", supplier)
        .put("supplierName", supplierName)
        .put("offer", offer.values())
        .put("salt", salt)
        .build();
  }

  public static PublicPart from(JsonObject json) {
    var part =
        new PublicPart(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.in(json),
            json.uuid("submission"),
            json.string("supplier"),
            json.string("supplierName"),
            IdentifierRandom.in(json),
            new Offer(json.object("offer")),
            json.hash("salt"));
    json.expectSame(part.toJson());
    return part;
  }
}
