package org.opengeps.method.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.law.DatedRow;
import org.opengeps.law.Deadline;
import org.opengeps.law.KindRows;
import org.opengeps.law.RuleForm;
import org.opengeps.law.RuleSet;
import org.opengeps.method.CallPeriods;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * The figures of the screening in a rule set, as its block {@value QualificationScreening#WORD} has
 * them.
 *
 * @param currency of the rule set
 */
record ScreeningRules(JsonObject block, CurrencyUnit currency) {
  private static final String PRICE_FLOOR = "priceFloor";
  private static final String CALLS = "calls";
  private static final RuleForm FORM =
      RuleForm.of(
          """
           | limitRates priceScores screening priceFloor calls ranking
          limitRates | rows
          limitRates.rows | noticeFrom noticeUntil kinds from below over upTo rate
          priceScores | rows deductible
          priceScores.rows | noticeFrom noticeUntil kinds from below over upTo points slope base passMark minimum
          screening | rows
          screening.rows | noticeFrom noticeUntil kinds from below over upTo items fields
          screening.rows.items | item minimum maximum
          screening.rows.fields | field maximum items
          priceFloor | noticeFrom rate estimatedPriceBelow businessTypes
          calls | papers supplement
          calls.papers | rows
          calls.papers.rows | noticeFrom noticeUntil kinds from below over upTo period
          calls.papers.rows.period | number unit after before firstDay roll hour
          calls.supplement | number unit after before firstDay roll hour
          ranking | order tie
          """,
          """
          priceFloor.businessTypes | works
          ranking.order | lowest-amount
          ranking.tie | higher-screening-score-then-lot
          """);

  /**
   * Reads the block whole.
   *
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  static ScreeningRules of(RuleSet rules) {
    String word = QualificationScreening.WORD;
    JsonObject block =
        rules
            .award(word)
            .orElseThrow(() -> new JsonFormatException(word, "the method's figures are missing"));
    FORM.check(word, block);
    ScreeningRules screening = new ScreeningRules(block, rules.currency());
    screening.checkComplete();
    KindRows.check(rules, word + ".screening.rows", screening.rows("screening"));
    List.of("limitRates", "priceScores")
        .forEach(
            part -> KindRows.checkIfAny(rules, word + "." + part + ".rows", screening.rows(part)));
    return screening;
  }

  /**
   * Limit rate (낙찰하한율) by kind of business where its rows hold for kinds, notice date and estimated
   * amount; empty where the law has none here.
   */
  Optional<Percent> limitRate(String kind, LocalDate noticeDate, Money estimatedAmount) {
    return row("limitRates", kind, noticeDate, estimatedAmount)
        .map(row -> row.value("rate", Percent::of));
  }

  /** Price score constants by the same. */
  Optional<PriceScoreRow> priceScore(String kind, LocalDate noticeDate, Money estimatedAmount) {
    return row("priceScores", kind, noticeDate, estimatedAmount).map(PriceScoreRow::of);
  }

  /** Whether A (A값) is taken off from bid and estimated price, as in works. */
  boolean isDeductible() {
    JsonObject scores = block.object("priceScores");
    return !scores.has("deductible") || scores.bool("deductible");
  }

  /** Whether anything is scored for a kind of business, at whatever date and amount. */
  boolean screens(String kind) {
    return rows("screening").stream().anyMatch(row -> KindRows.holds(row, kind));
  }

  /**
   * What is scored besides the price, by kind of business, notice date and estimated amount; empty
   * if not covered. With the price points the maxima, of fields where items are in one, make 100.
   */
  Optional<ScreeningRow> screening(String kind, LocalDate noticeDate, Money estimatedAmount) {
    return row("screening", kind, noticeDate, estimatedAmount).map(ScreeningRow::of);
  }

  /** The table that has no row for these, so that no bid can be scored; empty if each has one. */
  Optional<String> unscored(String kind, LocalDate noticeDate, Money estimatedAmount) {
    if (priceScore(kind, noticeDate, estimatedAmount).isEmpty()) {
      return Optional.of("priceScores");
    }
    return screening(kind, noticeDate, estimatedAmount).isEmpty()
        ? Optional.of("screening")
        : Optional.empty();
  }

  /** Whether the rule set has the 98 % rule at all: those of goods and services do not. */
  boolean hasPriceFloor() {
    return block.has(PRICE_FLOOR);
  }

  /** The 98 % rule; empty for notices before it came into force, and for other business. */
  Optional<PriceFloor> priceFloor(LocalDate noticeDate, BusinessType type) {
    if (!hasPriceFloor()) {
      return Optional.empty();
    }
    JsonObject floor = block.object(PRICE_FLOOR);
    boolean inForce = floor.isNull("noticeFrom") || DatedRow.from(floor, noticeDate);
    return Optional.of(PriceFloor.of(floor, currency))
        .filter(rule -> inForce && rule.concerns(type));
  }

  /**
   * How long candidates have that are called, by the same as the price scores; empty where they are
   * examined without a call.
   */
  Optional<CallPeriods> calls(String kind, LocalDate noticeDate, Money estimatedAmount) {
    if (!block.has(CALLS)) {
      return Optional.empty();
    }
    JsonObject calls = block.object(CALLS);
    List<JsonObject> rows = calls.object("papers").objects("rows");
    return row(rows, kind, noticeDate, estimatedAmount)
        .map(row -> new CallPeriods(papers(row), supplement(calls), article(CALLS)));
  }

  private static Deadline papers(JsonObject row) {
    return Deadline.in(row, "period", Deadline.Side.AFTER, Deadline.Event.CALL);
  }

  private static Deadline supplement(JsonObject calls) {
    return Deadline.in(calls, "supplement", Deadline.Side.AFTER, Deadline.Event.SUPPLEMENT);
  }

  /** The article behind a part of the block: {@code limitRates}. */
  LocalText article(String part) {
    return LocalText.from(block.object(part).object("article"));
  }

  private Optional<JsonObject> row(String part, String kind, LocalDate noticeDate, Money amount) {
    return row(rows(part), kind, noticeDate, amount);
  }

  private static Optional<JsonObject> row(
      List<JsonObject> rows, String kind, LocalDate noticeDate, Money amount) {
    List<JsonObject> ofKind =
        rows.stream().filter(row -> KindRows.holdsOrHasNone(row, kind)).toList();
    return DatedRow.first(ofKind, noticeDate, amount);
  }

  private List<JsonObject> rows(String part) {
    return block.object(part).objects("rows");
  }

  private void checkComplete() {
    LocalDate date = LocalDate.of(2025, 7, 1);
    List<String> parts = List.of("limitRates", "priceScores", "screening");
    parts.forEach(part -> rows(part).forEach(row -> readable(part, row)));
    parts.forEach(this::article);
    article("ranking");
    isDeductible();
    if (hasPriceFloor()) {
      priceFloor(date, BusinessType.WORKS);
      article(PRICE_FLOOR);
    }
    if (block.has(CALLS)) {
      JsonObject calls = block.object(CALLS);
      calls.object("papers").objects("rows").forEach(ScreeningRules::papers);
      supplement(calls);
      article(CALLS);
    }
  }

  private static void readable(String part, JsonObject row) {
    switch (part) {
      case "limitRates" -> row.value("rate", Percent::of);
      case "priceScores" -> PriceScoreRow.of(row);
      default -> ScreeningRow.of(row);
    }
  }
}
