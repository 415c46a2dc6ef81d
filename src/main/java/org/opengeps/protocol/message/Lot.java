package org.opengeps.protocol.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.json.JsonObject;

/**
 * A lot: what is bought and awarded apart, what its bids say, and how their envelopes are sealed.
 *
 * @param lot its name, as {@link LotName} reads it
 * @param title null if the title of the notice says it
 * @param award what the award method asks of the lot; only the method reads it
 * @param offer what is sealed in which envelope of this order
 * @param stages envelopes of all stages of the procedure, in order: those of one stage are handed
 *     in together; a later stage admits those who passed the one before
 * @param admitted who may bid, in a stage that is not the first; else null
 * @param envelopes those of one stage
 */
public record Lot(
    String lot,
    LocalText title,
    NoticeTerms.Price price,
    JsonObject award,
    OfferForm offer,
    List<List<String>> stages,
    Admitted admitted,
    List<EnvelopeTerms> envelopes) {
  /** The stages of a lot that is bid for once, in one envelope. */
  public static final List<List<String>> ONE_STAGE = List.of(List.of(Slot.ONLY_PRICE.envelope()));

  public Lot {
    stages = stages.stream().map(List::copyOf).toList();
    envelopes = List.copyOf(envelopes);
  }

  /** The envelope that opens at the opening time. */
  public Slot first() {
    return new Slot(lot, envelopes.get(0).envelope());
  }

  /** The envelope that is opened last of those handed in together. */
  public Slot last() {
    return new Slot(lot, envelopes.get(envelopes.size() - 1).envelope());
  }

  /** All that is sealed apart, in its order. */
  public List<Slot> slots() {
    return envelopes.stream().map(terms -> new Slot(lot, terms.envelope())).toList();
  }

  /** Names of the envelopes that are handed in together. */
  public List<String> names() {
    return envelopes.stream().map(EnvelopeTerms::envelope).toList();
  }

  /** Whether an envelope is the last of the whole procedure: its opening gives the ranking. */
  public boolean isLast(String envelope) {
    List<String> end = stages.get(stages.size() - 1);
    return end.get(end.size() - 1).equals(envelope);
  }

  /** Whether the envelope opens on a decision about the one before, and not at the opening time. */
  public boolean opensOnDecision(String envelope) {
    return !first().envelope().equals(envelope);
  }

  /** Which stage bids are asked for in, from 1. */
  public int stage() {
    return stages.indexOf(names()) + 1;
  }

  /** Envelopes of the stage behind this one; empty in the last. */
  public Optional<List<String>> nextStage() {
    return stage() < stages.size() ? Optional.of(stages.get(stage())) : Optional.empty();
  }

  /**
   * The envelope that waits for a technical decision: one that was handed in with the technical
   * bids, or the first of the next stage, which only those who passed hand in. Empty where prices
   * are opened at once.
   */
  public Optional<Slot> decided() {
    return envelopes.size() > 1
        ? Optional.of(last())
        : nextStage().map(stage -> new Slot(lot, stage.get(0)));
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
    return new Lot(name().next().toString(), title, price, award, offer, stages, admitted, keys);
  }

  /** The same thing in its next stage, under its next name and with keys of its own. */
  public Lot next(OfferForm asked, Admitted passed, List<EnvelopeTerms> keys) {
    return new Lot(name().next().toString(), title, price, award, asked, stages, passed, keys);
  }

  /** The same with other amounts. */
  public Lot with(NoticeTerms.Price amounts, JsonObject terms) {
    return new Lot(lot, title, amounts, terms, offer, stages, admitted, envelopes);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("lot", lot)
        .put("title", title == null ? null : title.toJson())
        .put("price", price.toJson())
        .put("award", award)
        .put("offer", offer.members(), OfferMember::toJson)
        .put("stages", stages)
        .put("admitted", admitted == null ? null : admitted.toJson())
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
            stages(json),
            json.isNull("admitted") ? null : Admitted.from(json.object("admitted")),
            json.objects("envelopes", EnvelopeTerms::from));
    json.expectSame(lot.toJson());
    return checked(json, lot);
  }

  private static List<List<String>> stages(JsonObject json) {
    List<List<String>> stages = new ArrayList<>();
    for (Object stage : json.list("stages")) {
      if (!(stage instanceof List<?> names) || names.isEmpty()) {
        throw json.wrong("stages", "not lists of envelopes");
      }
      stages.add(names.stream().map(String::valueOf).toList());
    }
    return stages;
  }

  /** Each envelope belongs to one stage; what is handed in are all those of one. */
  private static Lot checked(JsonObject json, Lot lot) {
    List<String> all = lot.stages.stream().flatMap(List::stream).toList();
    if (all.isEmpty() || !all.stream().distinct().toList().equals(all)) {
      throw json.wrong("stages", "names an envelope twice, or none");
    }
    if (!Slot.ENVELOPES.containsAll(all) || !lot.stages.contains(lot.names())) {
      throw json.wrong("envelopes", "not those of one stage of " + lot.stages);
    }
    if ((lot.admitted == null) != lot.stages.get(0).equals(lot.names())) {
      throw json.wrong("admitted", "said in the stages behind the first, and only there");
    }
    return lot;
  }
}
