package org.opengeps.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * What the practice's agency buys, and under which rules.
 *
 * @param rules id of the rule set
 * @param base 기초금액 in won
 */
record Purchase(LocalText title, LocalText description, String rules, Way way, long base) {
  private static final LocalText WORKS =
      new LocalText(
          "연습용 공고입니다. 건축·기계·냉동 공사 일체.",
          "For practice. Building, machinery and refrigeration works.");

  /** How it is bought. */
  enum Way {
    SCREENING("works", "general-works", "open", "qualification-screening"),
    QUOTATION("goods", "ordinary-goods", "direct", "small-quotation");

    private final String type;
    private final String kind;
    private final String competition;
    private final String award;

    Way(String type, String kind, String competition, String award) {
      this.type = type;
      this.kind = kind;
      this.competition = competition;
      this.award = award;
    }
  }

  /** Shaped like a real case of 2025: a fish market hall of 1,797,931,000 won. */
  static Purchase works(LocalText title, String rules) {
    return new Purchase(title, WORKS, rules, Way.SCREENING, 1_797_931_000L);
  }

  JsonObject draft(Instant closesAt, Instant opensAt) {
    return JsonObject.ofType("opengeps/draft/1")
        .put("draft", UUID.randomUUID())
        .put("kind", "notice")
        .put("title", title.toJson())
        .put("description", description.toJson())
        .put("business", JsonObject.builder().put("type", way.type).put("kind", way.kind).build())
        .put("competition", JsonObject.builder().put("method", way.competition).build())
        .put("award", JsonObject.builder().put("method", way.award).build())
        .put("lots", List.of(lot()))
        .put("receiptOpensAt", (Instant) null)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt)
        .put("ruleSet", rules)
        .put(
            "eligibility",
            JsonObject.builder().put("industries", List.of()).put("regions", List.of()).build())
        .put("documents", List.of())
        .build();
  }

  private JsonObject lot() {
    JsonObject price =
        JsonObject.builder()
            .put("currency", new CurrencyUnit("KRW", 0))
            .put("estimatedAmount", String.valueOf(base * 10 / 11))
            .put("baseAmount", String.valueOf(base))
            .build();
    JsonObject award =
        way == Way.SCREENING
            ? JsonObject.builder().put("costSum", String.valueOf(base * 7 / 10)).build()
            : JsonObject.builder().build();
    return JsonObject.builder().put("price", price).put("award", award).build();
  }
}
