package org.opengeps.method;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferMember;
import org.opengeps.protocol.message.Slot;

/** A way to decide who gets the contract (낙찰자결정방법), by its word in notices and rule sets. */
public interface AwardMethod {
  /** The code of {@link #under} when the rule set has no figures for the notice. */
  String NO_FIGURES = "no-figures";

  /** The code of {@link #under} when a notice says something else of the award than it must. */
  String TERMS_WRONG = "award-terms-wrong";

  /** The code of {@link AwardMethods#under} while the base amount is still to be said. */
  String BASE_AMOUNT_AWAITED = "base-amount-awaited";

  /** The bid amount, in the currency of the rule set. */
  static OfferMember price(RuleSet rules) {
    return new OfferMember.Price(
        Offer.AMOUNT,
        Slot.ONLY_PRICE.envelope(),
        new LocalText("투찰금액", "Amount of the bid"),
        rules.currency());
  }

  /** As a notice's {@code award.method} says it: {@code qualification-screening}. */
  String word();

  /**
   * Up to which estimated amount (included) this way of asking is allowed; empty where it is not
   * limited.
   *
   * @param kind of business; null where the notice says none
   */
  default Optional<Money> ceiling(RuleSet rules, String kind, LocalDate noticeDate) {
    return Optional.empty();
  }

  /**
   * Reads the method's own block of a rule set whole, so that a broken one is found at start and
   * not at a deadline. A method without figures of its own has no block.
   *
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  default void check(RuleSet rules) {
    if (rules.award(word()).isPresent()) {
      throw new JsonFormatException(word(), "no member of a rule set: the method reads none");
    }
  }

  /**
   * Envelopes of a bid by the stages in which they are handed in, and in each stage in the order in
   * which they are opened. The first one of a stage opens at the opening time, the other one on a
   * decision about it. A later stage asks only those who passed the one before.
   *
   * @return names of {@link Slot#ENVELOPES}; the very last one holds the amount
   */
  default List<List<String>> stages() {
    return Lot.ONE_STAGE;
  }

  /**
   * What a bid says under this method beside the picks of a price draw. Unless it says otherwise,
   * an amount.
   *
   * @return in the order in which people fill it in
   */
  default List<OfferMember> offer(RuleSet rules) {
    return List.of(price(rules));
  }

  /** Members of a drafted award that are amounts, which an officer fills in or leaves open. */
  default List<String> amounts() {
    return List.of();
  }

  /**
   * Of {@link #amounts} those that the rule set has a use for: an officer is asked for no other,
   * and every other one stays empty in a notice.
   */
  default List<String> asked(RuleSet rules) {
    return amounts();
  }

  /** Members of a lot's award that an officer does not fill in: the rule set says them. */
  default List<String> byRules() {
    return List.of();
  }

  /** All members of a lot's award, beside the method's word. */
  default List<String> terms() {
    return Stream.concat(amounts().stream(), byRules().stream()).toList();
  }

  /**
   * What a draft must change before it can be published under this method.
   *
   * @param draft says nothing but {@link #terms} of the award
   * @return in the order of a form's fields, whose members are named as in a lot: {@code award.…},
   *     {@code price.…}
   */
  default List<Finding> findings(Drafted draft, RuleSet rules) {
    return List.of();
  }

  /**
   * The parameters that the notice of such a draft says, with everything that was left open.
   *
   * @param draft one without {@link #findings}
   * @return exactly {@link #terms}
   */
  default JsonObject parameters(Drafted draft, RuleSet rules) {
    return JsonObject.builder().build();
  }

  /**
   * What a bidder should look at again before sealing this amount: allowed, but probably a slip.
   *
   * @return sentences in English and Korean
   */
  default List<String> warnings(Lot lot, Money amount) {
    return List.of();
  }

  /**
   * The method with its parameters.
   *
   * @param lot of the notice
   * @param rules the rule set that the notice pins
   * @return refused with {@value #NO_FIGURES}, naming the block of the rule set, or with {@value
   *     #TERMS_WRONG} if the notice's terms are not what the rule set demands
   */
  Verdict<Procedure> under(Notice notice, Lot lot, RuleSet rules);
}
