package org.opengeps.law;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * What an agency may buy on one quote and without a tender (1인 견적 수의계약): on which grounds, up to
 * which estimated amount, and what it confirms before. Chosen by the day of the contract.
 *
 * @param from first day of contracts of which it speaks, null for any
 * @param until last one, null for any
 * @param vat value-added tax, which the estimated amount is without
 * @param grounds in the order of the law
 * @param exclusion grounds by which a firm is no counterpart, in the order of the law
 * @param declarations what the officer declares of the purchase itself
 * @param disclosure the article by which all of it is public
 */
public record OneQuote(
    LocalDate from,
    LocalDate until,
    Percent vat,
    List<Ground> grounds,
    List<Exclusion> exclusion,
    List<Declaration> declarations,
    LocalText disclosure) {
  private static final Percent HUNDRED = Percent.of("100");
  private static final String NAME = "oneQuote";
  private static final String ROWS = "rows";
  private static final String ARTICLE = "article";

  /**
   * A ground for one quote.
   *
   * @param word {@code womens-firm}
   * @param kinds of business for which it holds
   * @param over estimated amount above which it holds
   * @param upTo the largest one, included
   */
  public record Ground(String word, LocalText article, List<String> kinds, Money over, Money upTo) {
    public Ground {
      kinds = List.copyOf(kinds);
    }

    /** Whether it holds for a kind of business, whatever the amount. */
    public boolean isFor(String kind) {
      return kinds.contains(kind);
    }

    /** Whether an estimated amount, without tax, lies within it. */
    public boolean covers(Money estimatedAmount) {
      return estimatedAmount.isMoreThan(over) && !estimatedAmount.isMoreThan(upTo);
    }
  }

  /** A ground for exclusion and the kinds of business for which it is asked. */
  public record Exclusion(String ground, List<String> kinds) {
    public Exclusion {
      kinds = List.copyOf(kinds);
    }
  }

  /** What is declared, with its article. */
  public record Declaration(String word, LocalText article) {}

  public OneQuote {
    grounds = List.copyOf(grounds);
    exclusion = List.copyOf(exclusion);
    declarations = List.copyOf(declarations);
  }

  /**
   * Reads the block whole.
   *
   * @throws JsonFormatException naming the first member that is missing or of another form
   */
  static OneQuote of(RuleSet rules, JsonObject block) {
    for (String part : List.of("grounds", "exclusion")) {
      KindRows.check(rules, NAME + "." + part + "." + ROWS, rows(block, part));
    }
    JsonObject governs = block.object("governs");
    return new OneQuote(
        governs.valueOrNull("noticeFrom", LocalDate::parse),
        governs.valueOrNull("noticeUntil", LocalDate::parse),
        block.object("vat").value("rate", Percent::of),
        rows(block, "grounds").stream().map(row -> ground(rules, row)).toList(),
        rows(block, "exclusion").stream()
            .map(row -> new Exclusion(row.string("ground"), row.strings("kinds")))
            .toList(),
        rows(block, "declarations").stream()
            .map(row -> new Declaration(row.string("declaration"), article(row)))
            .toList(),
        article(block.object("disclosure")));
  }

  private static List<JsonObject> rows(JsonObject block, String part) {
    return block.object(part).objects(ROWS);
  }

  private static LocalText article(JsonObject block) {
    return LocalText.from(block.object(ARTICLE));
  }

  private static Ground ground(RuleSet rules, JsonObject row) {
    return new Ground(
        row.string("basis"),
        article(row),
        row.strings("kinds"),
        rules.currency().of(row.value("over", BigDecimal::new)),
        rules.currency().of(row.value("upTo", BigDecimal::new)));
  }

  /** Whether its figures are those of contracts concluded on that day. */
  public boolean governs(LocalDate contractDate) {
    return (from == null || !contractDate.isBefore(from))
        && (until == null || !contractDate.isAfter(until));
  }

  /** The ground of a word for a kind of business; empty if the law has none. */
  public Optional<Ground> ground(String word, String kind) {
    return grounds.stream().filter(one -> one.word().equals(word) && one.isFor(kind)).findFirst();
  }

  /** The ground of that kind with the highest limit among those that cover the amount. */
  public Optional<Ground> covering(String kind, Money estimatedAmount) {
    return grounds.stream()
        .filter(one -> one.isFor(kind) && one.covers(estimatedAmount))
        .max(Comparator.comparing(Ground::upTo));
  }

  /** The most that a quote may be: the estimated amount, with the tax unless it is exempt. */
  public Money ceiling(Money estimatedAmount, boolean exempt) {
    return exempt
        ? estimatedAmount
        : estimatedAmount.times(new Percent(HUNDRED.value().add(vat.value())), RoundingMode.DOWN);
  }

  /** Grounds for exclusion that are confirmed not to hold for a kind of business. */
  public List<String> exclusions(String kind) {
    return exclusion.stream()
        .filter(one -> one.kinds().contains(kind))
        .map(Exclusion::ground)
        .toList();
  }

  /** Words of what is declared. */
  public List<String> declared() {
    return declarations.stream().map(Declaration::word).toList();
  }
}
