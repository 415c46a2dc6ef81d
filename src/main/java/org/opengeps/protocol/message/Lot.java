package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.protocol.json.JsonObject;

/**
 * A lot: what is bought and awarded apart, what its bids say, and how their envelopes are sealed.
 *
 * @param lot its name, as {@link LotName} reads it
 * @param title null if the title of the notice says it
 * @param award what the award method asks of the lot; only the method reads it
 * @param offer what is sealed in which envelope
 */
public record Lot(
    String lot,
    LocalText title,
    NoticeTerms.Price price,
    JsonObject award,
    OfferForm offer,
    List<EnvelopeTerms> envelopes) {
  public Lot {
    envelopes = List.copyOf(envelopes);
  }

  /** The envelope that opens at the opening time. */
  public Slot first() {
    return new Slot(lot, envelopes.get(0).envelope());
  }

  /** The envelope whose opening gives the ranking: that of the prices. */
  public Slot last() {
    return new Slot(lot, envelopes.get(envelopes.size() - 1).envelope());
  }

  /** All that is sealed apart, in its order. */
  public List<Slot> slots() {
    return envelopes.stream().map(terms -> new Slot(lot, terms.envelope())).toList();
  }

  public boolean isLast(String envelope) {
    return last().envelope().equals(envelope);
  }

  /** Whether the envelope opens on a decision about the one before, and not at the opening time. */
  public boolean opensOnDecision(String envelope) {
    return !first().envelope().equals(envelope);
  }

  /** Whether the base amount is still to be said: nobody bids before. */
  public boolean awaitsBaseAmount() {
    return price.draw().isPresent() && price.baseAmount().isEmpty();
  }

  /** What it is called in one of its rounds. */
  public LotName name() {
    return LotName.parse(lot);
  }

  /** The same thing bid for once more, under its next name and with keys of its own. */
  public Lot again(List<EnvelopeTerms> keys) {
    return new Lot(name().next().toString(), title, price, award, offer, keys);
  }

  /** The same with other amounts. */
  public Lot with(NoticeTerms.Price amounts, JsonObject terms) {
    return new Lot(lot, title, amounts, terms, offer, envelopes);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("lot", lot)
        .put("title", title == null ? null : title.toJson())
        .put("price", price.toJson())
        .put("award", award)
        .put("offer", offer.members(), OfferMember::toJson)
        .put("envelopes", envelopes, EnvelopeTerms::toJson)
        .build();
  }

  static Lot from(JsonObject json) {
    var lot =
        new Lot(
            Slot.lotIn(json),
            json.isNull("title") ? null : LocalText.from(json.object("title")),
            NoticeTerms.Price.from(json.object("price")),
            json.object("award"),
            new OfferForm(json.objects("offer", OfferMember::from)),
            json.objects("envelopes", EnvelopeTerms::from));
    json.expectSame(lot.toJson());
    return lot;
  }
}
