package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * Drafts as an officer's client writes them. The tender is the official case of a fish market hall
 * of 2025: base amount 1,797,931,000 won.
 */
public final class Drafts {
  /** Noticed in June 2025: two weeks and more before the closing. */
  public static final Instant NOTICED = Instant.parse("2025-06-05T02:00:00Z");

  /** A Tuesday, 16:00 in Seoul. */
  public static final Instant CLOSES = Instant.parse("2025-06-24T07:00:00Z");

  /** So low that the 98 % rule passes nobody over who is within the limit. */
  public static final String COST_SUM = "1258551700";

  private Drafts() {}

  /** A complete draft under the law of local works. */
  public static JsonBuilder works() {
    return works("kr-local-works", null, CLOSES, CLOSES.plusSeconds(3600));
  }

  /** A draft with its own times. */
  public static JsonBuilder works(
      String ruleSet, Instant receiptOpensAt, Instant closesAt, Instant opensAt) {
    return JsonObject.ofType(Draft.TYPE)
        .put("draft", UUID.randomUUID())
        .put("kind", "notice")
        .put("title", text("수산물 위판장 신축공사", "Fish market hall"))
        .put("description", text("건축, 기계, 냉동", "Building, machinery, refrigeration"))
        .put("business", Sections.WORKS.toJson())
        .put("competition", Sections.OPEN.toJson())
        .put("award", Sections.SCREENING.toJson())
        .put("lots", List.of(lot("1634482727", "1797931000")))
        .put("receiptOpensAt", receiptOpensAt)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt)
        .put("ruleSet", ruleSet)
        .put(
            "eligibility",
            JsonObject.builder().put("industries", List.of()).put("regions", List.of()).build())
        .put("documents", List.of());
  }

  /** A lot that takes its title from the tender. */
  public static JsonObject lot(String estimatedAmount, String baseAmount) {
    return JsonObject.builder()
        .put(
            "price",
            JsonObject.builder()
                .put("currency", Won.KRW)
                .put("estimatedAmount", estimatedAmount)
                .put("baseAmount", baseAmount)
                .build())
        .put("award", screening("0", null))
        .build();
  }

  /** A draft that replaces the order in force. */
  public static JsonBuilder correction(JsonBuilder terms, String tender) {
    return terms
        .replace("kind", "correction")
        .put("tender", tender)
        .put("bidsAlreadySealed", "keep")
        .put("reason", text("도면 정정", "Drawing corrected"));
  }

  /** The same without the amounts that a later order may say. */
  public static JsonBuilder withoutBaseAmount(JsonBuilder terms) {
    JsonObject award =
        JsonObject.builder()
            .put("deductibleA", (String) null)
            .put("limitRate", (String) null)
            .put("costSum", (String) null)
            .build();
    return Sections.with(Sections.with(terms, "price", "baseAmount", null), "award", award);
  }

  /** The order that says them, with the terms of the draft before. */
  public static JsonBuilder baseAmount(JsonBuilder terms, String tender) {
    return Sections.with(
            Sections.with(terms, "price", "baseAmount", "1797931000"),
            "award",
            screening("0", null))
        .replace("draft", UUID.randomUUID().toString())
        .replace("kind", "base-amount")
        .put("tender", tender);
  }

  /** The order that lets lots be bid for once more, under their next names. */
  public static JsonBuilder rebid(
      String tender, List<String> rounds, Instant closesAt, Instant opensAt) {
    return JsonObject.ofType(Draft.TYPE)
        .put("draft", UUID.randomUUID())
        .put("kind", "re-bid")
        .put("tender", tender)
        .put("reason", text("낙찰자 없음", "No successful bidder"))
        .put("rounds", rounds)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt);
  }

  /** An order that asks those who passed for the next stage of lots. */
  public static JsonBuilder nextStage(
      String tender, List<String> rounds, Instant closesAt, Instant opensAt) {
    return rebid(tender, rounds, closesAt, opensAt)
        .replace("kind", "next-stage")
        .replace("reason", null);
  }

  /** What a draft says of a lot for the qualification screening. */
  public static JsonObject screening(String deductibleA, String limitRate) {
    return JsonObject.builder()
        .put("deductibleA", deductibleA)
        .put("limitRate", limitRate)
        .put("costSum", COST_SUM)
        .build();
  }

  /** A text in both languages. */
  public static JsonObject text(String ko, String en) {
    return JsonObject.builder().put("ko", ko).put("en", en).build();
  }

  /** An order that cancels what is underway. */
  public static JsonObject cancellation(NoticeView view) {
    return JsonObject.ofType(Draft.TYPE)
        .put("draft", UUID.randomUUID())
        .put("kind", "cancellation")
        .put("tender", view.ref().toString())
        .put("reason", Drafts.text("사업 취소", "Project dropped"))
        .build();
  }
}
