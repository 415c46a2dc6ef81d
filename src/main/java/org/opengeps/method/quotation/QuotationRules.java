package org.opengeps.method.quotation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.law.DatedRow;
import org.opengeps.law.KindRows;
import org.opengeps.law.RuleForm;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * The figures of small quotations in a rule set, as its block {@value SmallQuotation#WORD} has
 * them.
 *
 * @param currency of the rule set
 */
record QuotationRules(JsonObject block, CurrencyUnit currency) {
  private static final RuleForm FORM =
      RuleForm.of(
          """
           | limits exclusion ranking
          limits | rows
          limits.rows | noticeFrom noticeUntil kinds over upTo rate deductible
          exclusion | rows
          exclusion.rows | ground kinds
          ranking | order tie
          """,
          """
          exclusion.rows.ground | insolvent debarred recent-grave-debarment staff-missing recent-default recent-refusal office-relative outside-limits clearly-unable disaster-works-full
          ranking.order | lowest-amount
          ranking.tie | lot
          """);

  /**
   * What holds for one kind of business, one date and one amount.
   *
   * @param rate limit in percent of the estimated price
   * @param isDeductible whether A is taken off from both sides
   */
  record Limit(Percent rate, boolean isDeductible) {
    static Limit of(JsonObject row) {
      return new Limit(row.value("rate", Percent::of), row.bool("deductible"));
    }
  }

  /**
   * Reads the block whole.
   *
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  static QuotationRules of(RuleSet rules) {
    String word = SmallQuotation.WORD;
    JsonObject block =
        rules
            .award(word)
            .orElseThrow(() -> new JsonFormatException(word, "the method's figures are missing"));
    FORM.check(word, block);
    QuotationRules quotation = new QuotationRules(block, rules.currency());
    quotation.checkComplete();
    List.of("limits", "exclusion")
        .forEach(
            part -> KindRows.check(rules, word + "." + part + ".rows", quotation.rowsOf(part)));
    return quotation;
  }

  /** The limit by kind, notice date and estimated amount; empty where none may be asked for so. */
  Optional<Limit> limit(String kind, LocalDate noticeDate, Money estimatedAmount) {
    return DatedRow.first(rows(kind).toList(), noticeDate, estimatedAmount).map(Limit::of);
  }

  /** Up to which estimated amount (included) quotations may be asked for; empty if for none. */
  Optional<Money> ceiling(String kind, LocalDate noticeDate) {
    return rows(kind)
        .filter(row -> DatedRow.holds(row, noticeDate))
        .map(this::upTo)
        .max(Comparator.naturalOrder());
  }

  /** Grounds by which a bidder of this kind of business is excluded, in the order of the law. */
  List<String> grounds(String kind) {
    return rowsOf("exclusion").stream()
        .filter(row -> KindRows.holds(row, kind))
        .map(row -> row.string("ground"))
        .toList();
  }

  /** The article behind a part of the block: {@code limits}. */
  LocalText article(String part) {
    return LocalText.from(block.object(part).object("article"));
  }

  private Stream<JsonObject> rows(String kind) {
    return rowsOf("limits").stream().filter(row -> KindRows.holds(row, kind));
  }

  private List<JsonObject> rowsOf(String part) {
    return block.object(part).objects("rows");
  }

  private Money upTo(JsonObject row) {
    return currency.of(row.value("upTo", BigDecimal::new));
  }

  private void checkComplete() {
    List.of("limits", "exclusion", "ranking").forEach(this::article);
    rowsOf("limits").forEach(this::check);
  }

  private void check(JsonObject row) {
    Limit.of(row);
    upTo(row);
    DatedRow.first(List.of(row), LocalDate.of(2025, 7, 1), currency.zero());
  }
}
