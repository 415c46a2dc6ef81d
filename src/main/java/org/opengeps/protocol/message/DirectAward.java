package org.opengeps.protocol.message;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.RuleSetRef;

/**
 * {@code opengeps/direct-award/1} (docs/protocol.md section 13): an agency buys on one quote and
 * without a tender (1인 견적 수의계약). One officer signs it, another approves it with a {@link
 * DirectAwardApproval}; from then on it is public.
 *
 * @param id chosen by the sender, so that a message sent twice is one purchase
 * @param ground word of the rule set: {@code womens-firm}
 * @param estimatedAmount without value-added tax (추정가격); the limits are limits of it
 * @param vat whether quote and amount include value-added tax
 * @param supplier business number of the counterpart
 * @param quoted what it asks
 * @param quote its quote as a file, which stays with the agency
 * @param amount of the contract
 * @param contractDate on which it is concluded, in the zone of the rule set
 * @param performedUntil last day of its performance
 * @param confirmed grounds for exclusion, each confirmed not to hold
 * @param declared what the officer declares of the purchase
 * @param reason why this and from this firm
 */
public record DirectAward(
    UUID id,
    LocalText title,
    Business business,
    String ground,
    Money estimatedAmount,
    Vat vat,
    String supplier,
    Money quoted,
    Attachment quote,
    Money amount,
    LocalDate contractDate,
    LocalDate performedUntil,
    List<String> confirmed,
    List<String> declared,
    LocalText reason,
    RuleSetRef ruleSet) {
  public static final String TYPE = "opengeps/direct-award/1";

  /** Whether amounts include value-added tax. */
  public enum Vat {
    INCLUDED,
    EXEMPT
  }

  public DirectAward {
    confirmed = List.copyOf(confirmed);
    declared = List.copyOf(declared);
  }

  /** Of all its amounts. */
  public CurrencyUnit currency() {
    return estimatedAmount.currency();
  }

  public boolean isExempt() {
    return vat == Vat.EXEMPT;
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("directAward", id)
        .put("title", title.toJson())
        .put("business", business.toJson())
        .put("ground", ground)
        .put("currency", currency())
        .put("estimatedAmount", estimatedAmount)
        .put("vat", vat)
        .put("supplier", supplier)
        .put("quoteAmount", quoted)
        .put("quote", quote.toJson())
        .put("amount", amount)
        .put("contractDate", contractDate.toString())
        .put("performedUntil", performedUntil.toString())
        .put("confirmed", confirmed)
        .put("declared", declared)
        .put("reason", reason.toJson())
        .put("ruleSet", ruleSet.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static DirectAward from(JsonObject json) {
    json.expectType(TYPE);
    CurrencyUnit currency = Currencies.in(json, "currency");
    var award =
        new DirectAward(
            json.uuid("directAward"),
            LocalText.from(json.object("title")),
            Business.from(json.object("business")),
            json.string("ground"),
            json.value("estimatedAmount", currency::read),
            json.word("vat", Vat.class),
            json.string("supplier"),
            json.value("quoteAmount", currency::read),
            Attachment.from(json.object("quote")),
            json.value("amount", currency::read),
            json.value("contractDate", LocalDate::parse),
            json.value("performedUntil", LocalDate::parse),
            json.strings("confirmed"),
            json.strings("declared"),
            LocalText.from(json.object("reason")),
            RuleSetRef.from(json.object("ruleSet")));
    award.insistOnForm(json);
    json.expectSame(award.toJson());
    return award;
  }

  private void insistOnForm(JsonObject json) {
    if (new HashSet<>(confirmed).size() < confirmed.size()) {
      throw json.wrong("confirmed", "names each ground once");
    }
    if (new HashSet<>(declared).size() < declared.size()) {
      throw json.wrong("declared", "names each declaration once");
    }
    if (quote.size() < 1) {
      throw json.wrong("quote", "an empty file is no quote");
    }
  }
}
