package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.AwardTerms;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.Competition;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;
import org.opengeps.protocol.message.NoticeTerms.Eligibility;

/**
 * What a draft says about the tender itself. Its texts are composed when they are read: the notice
 * that the officer signs at last holds them so.
 *
 * @param demandingBody who needs the thing; null: the agency itself, of the kind that the rule set
 *     names first, or as before for a correction
 * @param estimatedAmount 추정가격, without VAT
 * @param award the award method with what the draft says of its parameters; the method fills in the
 *     rest
 * @param baseAmount 기초금액; null where no price is drawn
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
    Money estimatedAmount,
    Money baseAmount,
    Eligibility eligibility,
    Instant receiptOpensAt,
    Instant closesAt,
    Instant opensAt,
    String ruleSet,
    List<Attachment> documents) {
  public DraftTerms {
    documents = List.copyOf(documents);
  }

  static DraftTerms from(JsonObject json) {
    JsonObject price = json.object("price");
    CurrencyUnit currency = Currencies.in(price, "currency");
    return new DraftTerms(
        OptionalMember.present(json, "demandingBody")
            .map(member -> DemandingBody.from(json.object(member)).composed())
            .orElse(null),
        LocalText.from(json.object("title")).composed(),
        LocalText.from(json.object("description")).composed(),
        Business.from(json.object("business")),
        Competition.from(json.object("competition")),
        AwardTerms.from(json.object("award")),
        price.value("estimatedAmount", currency::read),
        OptionalMember.present(price, "baseAmount")
            .map(member -> price.value(member, currency::read))
            .orElse(null),
        Eligibility.from(json.object("eligibility")),
        OptionalMember.present(json, "receiptOpensAt").map(json::time).orElse(null),
        json.time("closesAt"),
        json.time("opensAt"),
        json.string("ruleSet"),
        json.objects("documents", Attachment::from).stream().map(Attachment::composed).toList());
  }

  JsonBuilder addTo(JsonBuilder json) {
    return json.put("demandingBody", demandingBody == null ? null : demandingBody.toJson())
        .put("title", title.toJson())
        .put("description", description.toJson())
        .put("business", business.toJson())
        .put("competition", competition.toJson())
        .put("award", award.toJson())
        .put(
            "price",
            JsonObject.builder()
                .put("currency", currency())
                .put("estimatedAmount", estimatedAmount)
                .put("baseAmount", baseAmount)
                .build())
        .put("eligibility", eligibility.toJson())
        .put("receiptOpensAt", receiptOpensAt)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt)
        .put("ruleSet", ruleSet)
        .put("documents", documents, Attachment::toJson);
  }

  /** Of all its amounts. */
  public CurrencyUnit currency() {
    return estimatedAmount.currency();
  }

  /** The same with these terms of the award. */
  public DraftTerms with(AwardTerms other) {
    return new DraftTerms(
        demandingBody,
        title,
        description,
        business,
        competition,
        other,
        estimatedAmount,
        baseAmount,
        eligibility,
        receiptOpensAt,
        closesAt,
        opensAt,
        ruleSet,
        documents);
  }

  /**
   * The terms of a published order, as a draft would say them: the start of a correction or copy.
   */
  public static DraftTerms of(Notice notice) {
    return new DraftTerms(
        notice.demandingBody(),
        notice.title(),
        notice.description(),
        notice.business(),
        notice.competition(),
        notice.award(),
        notice.price().estimatedAmount(),
        notice.price().baseAmount().orElse(null),
        notice.eligibility(),
        notice.schedule().receiptOpensAt(),
        notice.schedule().closesAt(),
        notice.schedule().opensAt(),
        notice.ruleSet().id(),
        notice.documents());
  }
}
