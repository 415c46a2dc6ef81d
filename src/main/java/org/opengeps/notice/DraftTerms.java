package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.law.MethodPair;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.AwardTerms;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.Competition;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;

/**
 * What a draft says about the tender itself. Its texts are composed when they are read: the notice
 * that the officer signs at last holds them so.
 *
 * @param demandingBody who needs the thing; null: the agency itself, of the kind that the rule set
 *     names first, or as before for a correction
 * @param award the award method
 * @param lots at least one, in one currency
 * @param receiptOpensAt null: with the notice, or as before for a correction
 * @param ruleSet id; the version in force on the notice date is pinned when it is prepared
 */
public record DraftTerms(
    DemandingBody demandingBody,
    LocalText title,
    LocalText description,
    Business business,
    Competition competition,
    AwardTerms award,
    List<DraftLot> lots,
    Eligibility eligibility,
    Instant receiptOpensAt,
    Instant closesAt,
    Instant opensAt,
    String ruleSet,
    List<Attachment> documents) {
  public DraftTerms {
    documents = List.copyOf(documents);
    lots = List.copyOf(lots);
  }

  static DraftTerms from(JsonObject json) {
    return new DraftTerms(
        OptionalMember.present(json, "demandingBody")
            .map(member -> DemandingBody.from(json.object(member)).composed())
            .orElse(null),
        LocalText.from(json.object("title")).composed(),
        LocalText.from(json.object("description")).composed(),
        Business.from(json.object("business")),
        Competition.from(json.object("competition")),
        AwardTerms.from(json.object("award")),
        lots(json),
        Eligibility.from(json.object("eligibility")),
        OptionalMember.present(json, "receiptOpensAt").map(json::time).orElse(null),
        json.time("closesAt"),
        json.time("opensAt"),
        json.string("ruleSet"),
        json.objects("documents", Attachment::from).stream().map(Attachment::composed).toList());
  }

  private static List<DraftLot> lots(JsonObject json) {
    List<DraftLot> lots = json.objects("lots", DraftLot::from);
    if (lots.isEmpty()) {
      throw json.wrong("lots", "empty; a tender has at least one");
    }
    if (lots.stream().map(lot -> lot.estimatedAmount().currency()).distinct().count() > 1) {
      throw json.wrong("lots", "amounts in several currencies");
    }
    return lots;
  }

  JsonBuilder addTo(JsonBuilder json) {
    return json.put("demandingBody", demandingBody == null ? null : demandingBody.toJson())
        .put("title", title.toJson())
        .put("description", description.toJson())
        .put("business", business.toJson())
        .put("competition", competition.toJson())
        .put("award", award.toJson())
        .put("lots", lots, DraftLot::toJson)
        .put("eligibility", eligibility.toJson())
        .put("receiptOpensAt", receiptOpensAt)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt)
        .put("ruleSet", ruleSet)
        .put("documents", documents, Attachment::toJson);
  }

  /** Of all its amounts. */
  public CurrencyUnit currency() {
    return lots.get(0).estimatedAmount().currency();
  }

  /** 추정가격 of all lots together. */
  public Money estimatedAmount() {
    return lots.stream().map(DraftLot::estimatedAmount).reduce(currency().zero(), Money::plus);
  }

  /** The same with these lots. */
  public DraftTerms with(List<DraftLot> others) {
    return new DraftTerms(
        demandingBody,
        title,
        description,
        business,
        competition,
        award,
        others,
        eligibility,
        receiptOpensAt,
        closesAt,
        opensAt,
        ruleSet,
        documents);
  }

  /** The same for another thing to buy, or by other methods. */
  public DraftTerms with(Business other, MethodPair methods) {
    return new DraftTerms(
        demandingBody,
        title,
        description,
        other,
        new Competition(methods.competition()),
        new AwardTerms(methods.award()),
        lots,
        eligibility,
        receiptOpensAt,
        closesAt,
        opensAt,
        ruleSet,
        documents);
  }

  /** The same at the times of a re-bid. */
  public DraftTerms at(DraftRounds rounds) {
    return new DraftTerms(
        demandingBody,
        title,
        description,
        business,
        competition,
        award,
        lots,
        eligibility,
        rounds.receiptOpensAt(),
        rounds.closesAt(),
        rounds.opensAt(),
        ruleSet,
        documents);
  }

  /**
   * The terms of a published order, as a draft would say them: the start of a correction or copy.
   */
  public static DraftTerms of(Notice notice) {
    return of(notice, lot -> true);
  }

  /**
   * @param lots names of those that are kept; all are where none would be
   */
  static DraftTerms of(Notice notice, Predicate<String> lots) {
    boolean any = notice.lotNames().stream().anyMatch(lots);
    return new DraftTerms(
        notice.demandingBody(),
        notice.title(),
        notice.description(),
        notice.business(),
        notice.competition(),
        notice.award(),
        notice.lots().stream()
            .filter(lot -> !any || lots.test(lot.lot()))
            .map(DraftLot::of)
            .toList(),
        notice.eligibility(),
        notice.schedule().receiptOpensAt(),
        notice.schedule().closesAt(),
        notice.schedule().opensAt(),
        notice.ruleSet().id(),
        notice.documents());
  }
}
