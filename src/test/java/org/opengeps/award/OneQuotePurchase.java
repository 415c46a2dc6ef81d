package org.opengeps.award;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.OneQuote;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.testing.TestClock;

/** A purchase on one quote that the practice law allows today, to be changed by tests. */
public final class OneQuotePurchase {
  private static final RuleSet RULES = RuleSets.carried().get("sandbox-quotation");
  private static final OneQuote LAW = RULES.oneQuote().orElseThrow();

  private OneQuotePurchase() {}

  /** In the zone of the law, by the clock of the tests. */
  public static LocalDate today() {
    return LocalDate.ofInstant(TestClock.INSTANCE.instant(), ZoneId.of("Asia/Seoul"));
  }

  /** Copying paper for 16.5 million won with tax, estimated at 16 million without. */
  public static JsonObject of(String supplier) {
    return about("구청 복사용지 구매", supplier).build();
  }

  /** The same of another name. */
  public static JsonBuilder about(String title, String supplier) {
    return JsonObject.ofType(DirectAward.TYPE)
        .put("directAward", UUID.randomUUID())
        .put("title", new LocalText(title, "Copying paper").toJson())
        .put(
            "business",
            JsonObject.builder().put("type", "goods").put("kind", "ordinary-goods").build())
        .put("ground", "small-amount")
        .put("currency", RULES.currency())
        .put("estimatedAmount", "16000000")
        .put("vat", "included")
        .put("supplier", supplier)
        .put("quoteAmount", "16900000")
        .put("quote", new Attachment("견적서.pdf", 3, Sha256.ofText("견적")).toJson())
        .put("amount", "16500000")
        .put("contractDate", today().plusDays(1).toString())
        .put("performedUntil", today().plusDays(40).toString())
        .put("confirmed", LAW.exclusions("ordinary-goods"))
        .put("declared", LAW.declared())
        .put("reason", new LocalText("가까운 업체가 바로 나를 수 있음", "").toJson())
        .put(
            "ruleSet",
            JsonObject.builder()
                .put("id", RULES.id())
                .put("version", RULES.version())
                .put("hash", RULES.hash())
                .build());
  }
}
