package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.AwardTerms;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;
import org.opengeps.protocol.message.NoticeTerms.Requirements;

/**
 * What a draft says about the tender itself. Its texts are composed when they are read: the notice
 * that the officer signs at last holds them so.
 *
 * @param estimatedAmount 추정가격, without VAT
 * @param award the award method with what the draft says of its parameters; the method fills in the
 *     rest
 * @param baseAmount 기초금액; null where no price is drawn
 * @param receiptOpensAt null: with the notice, or as before for a correction
 * @param ruleSet id; the version in force on the notice date is pinned when it is prepared
 */
public record DraftTerms(
    LocalText title,
    LocalText description,
    BusinessType businessType,
    String procurementMethod,
    AwardTerms award,
    Money estimatedAmount,
    Money baseAmount,
    String currency,
    Instant receiptOpensAt,
    Instant closesAt,
    Instant opensAt,
    String ruleSet,
    Requirements requirements,
    List<Attachment> documents) {
  public DraftTerms {
    documents = List.copyOf(documents);
  }

  static DraftTerms from(JsonObject json) {
    return new DraftTerms(
        LocalText.from(json.object("title")).composed(),
        LocalText.from(json.object("description")).composed(),
        json.word("businessType", BusinessType.class),
        json.string("procurementMethod"),
        AwardTerms.from(json.object("award")),
        json.value("estimatedAmount", Money::won),
        OptionalMember.present(json, "baseAmount")
            .map(member -> json.value(member, Money::won))
            .orElse(null),
        json.string("currency"),
        OptionalMember.present(json, "receiptOpensAt").map(json::time).orElse(null),
        json.time("closesAt"),
        json.time("opensAt"),
        json.string("ruleSet"),
        requirements(json.object("requirements")),
        json.objects("documents", Attachment::from).stream().map(Attachment::composed).toList());
  }

  private static Requirements requirements(JsonObject json) {
    return new Requirements(json.strings("industries"), json.strings("regions"));
  }

  JsonBuilder addTo(JsonBuilder json) {
    return json.put("title", title.toJson())
        .put("description", description.toJson())
        .put("businessType", businessType)
        .put("procurementMethod", procurementMethod)
        .put("award", award.toJson())
        .put("estimatedAmount", estimatedAmount)
        .put("baseAmount", baseAmount)
        .put("currency", currency)
        .put("receiptOpensAt", receiptOpensAt)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt)
        .put("ruleSet", ruleSet)
        .put(
            "requirements",
            JsonObject.builder()
                .put("industries", requirements.industries())
                .put("regions", requirements.regions())
                .build())
        .put("documents", documents, Attachment::toJson);
  }

  /** The same with these terms of the award. */
  public DraftTerms with(AwardTerms other) {
    return new DraftTerms(
        title,
        description,
        businessType,
        procurementMethod,
        other,
        estimatedAmount,
        baseAmount,
        currency,
        receiptOpensAt,
        closesAt,
        opensAt,
        ruleSet,
        requirements,
        documents);
  }

  /**
   * The terms of a published order, as a draft would say them: the start of a correction or copy.
   */
  public static DraftTerms of(Notice notice) {
    return new DraftTerms(
        notice.title(),
        notice.description(),
        notice.businessType(),
        notice.procurementMethod(),
        notice.award(),
        notice.amounts().estimatedAmount(),
        notice.amounts().baseAmount().orElse(null),
        notice.amounts().currency(),
        notice.schedule().receiptOpensAt(),
        notice.schedule().closesAt(),
        notice.schedule().opensAt(),
        notice.ruleSet().id(),
        notice.requirements(),
        notice.documents());
  }
}
