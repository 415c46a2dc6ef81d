package org.opengeps.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.Deadline.Side;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * What the law says of the contract that follows an award: until when it is signed, and the figures
 * that it must have. Rows are chosen by the day on which the contract is sent.
 *
 * @param signing how long agency and supplier have for it, from the award on
 * @param reply how long the supplier has at least, from when it is sent
 * @param confirm how long the agency has to confirm, from the consent on
 * @param exemptions words of grounds, beside a small sum, for which a promise stands in place of
 *     the bond
 * @param shortestYears of the time in which defects are the supplier's
 * @param cap percent of the sum that damages for delay do not exceed
 */
public record ContractRules(
    Deadline signing,
    Deadline reply,
    Deadline confirm,
    List<Bond> bonds,
    List<String> exemptions,
    List<Warranty> warranties,
    int shortestYears,
    int longestYears,
    List<Delay> delays,
    Percent cap) {
  /** Ground of an exemption for the sum alone, which holds up to an amount. */
  public static final String SMALL_SUM = "small-sum";

  /** For which contracts a row holds: types of business, first and last day, null open. */
  public record When(Set<BusinessType> types, LocalDate from, LocalDate until) {
    static When of(JsonObject row) {
      return new When(
          Set.copyOf(row.values("types", word -> JsonValues.word(word, BusinessType.class))),
          row.valueOrNull("contractFrom", LocalDate::parse),
          row.valueOrNull("contractUntil", LocalDate::parse));
    }

    boolean holds(BusinessType type, LocalDate day) {
      return types.contains(type)
          && (from == null || !day.isBefore(from))
          && (until == null || !day.isAfter(until));
    }
  }

  /**
   * @param rate percent of the sum
   * @param exemptUpTo sum up to which a promise is enough
   */
  public record Bond(When when, Percent rate, BigDecimal exemptUpTo) {
    /** Whether the sum alone is a ground. */
    public boolean isSmall(Money sum) {
      return sum.amount().compareTo(exemptUpTo) <= 0;
    }
  }

  /**
   * @param rates percents of the sum, of which the agency chooses one
   * @param noneUpTo sum up to which there need be none; null: of any sum
   */
  public record Warranty(When when, List<Percent> rates, BigDecimal noneUpTo) {
    public boolean mayBeNone(Money sum) {
      return noneUpTo == null || sum.amount().compareTo(noneUpTo) <= 0;
    }
  }

  /**
   * @param kind word for what is late
   * @param rate percent of the sum for each day
   */
  public record Delay(When when, String kind, Percent rate) {}

  static ContractRules of(JsonObject block) {
    JsonObject bond = block.object("bond");
    JsonObject warranty = block.object("warranty");
    JsonObject delay = block.object("delay");
    return new ContractRules(
        Deadline.in(block, "signing", Side.AFTER, Event.AWARD),
        Deadline.in(block, "reply", Side.AFTER, Event.CONTRACT),
        Deadline.in(block, "confirm", Side.AFTER, Event.CONSENT),
        bond.objects(
            "rows",
            row ->
                new Bond(
                    When.of(row),
                    row.value("rate", Percent::of),
                    row.value("exemptUpTo", BigDecimal::new))),
        bond.strings("exemptions"),
        warranty.objects(
            "rows",
            row ->
                new Warranty(
                    When.of(row),
                    row.values("rates", Percent::of),
                    row.valueOrNull("noneUpTo", BigDecimal::new))),
        warranty.count("shortestYears"),
        warranty.count("longestYears"),
        delay.objects(
            "rows",
            row -> new Delay(When.of(row), row.string("kind"), row.value("rate", Percent::of))),
        delay.value("cap", Percent::of));
  }

  /** The bond that holds; empty where the law of that day has none here. */
  public Optional<Bond> bond(BusinessType type, LocalDate day) {
    return bonds.stream().filter(row -> row.when().holds(type, day)).findFirst();
  }

  public Optional<Warranty> warranty(BusinessType type, LocalDate day) {
    return warranties.stream().filter(row -> row.when().holds(type, day)).findFirst();
  }

  /** Of which the agency chooses what is bought. */
  public List<Delay> delays(BusinessType type, LocalDate day) {
    return delays.stream().filter(row -> row.when().holds(type, day)).toList();
  }
}
