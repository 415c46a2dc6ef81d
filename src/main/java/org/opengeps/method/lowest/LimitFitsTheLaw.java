package org.opengeps.method.lowest;

import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.method.Drafted;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.LocalText;

/**
 * What a draft says of the limit: A (A값) stands with the base amount and below it, and the limit
 * rate (낙찰하한율) is that of the rule set, which no agency chooses.
 */
public final class LimitFitsTheLaw {
  private LimitFitsTheLaw() {}

  /**
   * @param member of the award that holds A
   */
  public static Optional<Finding> deductible(Drafted draft, String member, LocalText article) {
    String path = "award." + member;
    Optional<Money> deductible;
    try {
      deductible = draft.amount(member);
    } catch (JsonFormatException e) {
      return Optional.of(
          new Finding(
              Refusal.of("amounts-wrong.deductible-form")
                  .with("currency", draft.estimatedAmount().currency().code()),
              path,
              article));
    }
    boolean fits =
        deductible.isEmpty()
            || draft.baseAmount().filter(base -> deductible.get().isLessThan(base)).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(new Finding(Refusal.of("amounts-wrong.deductible"), path, article));
  }

  /**
   * A where the law takes none off, as in goods and services.
   *
   * @param member of the award that holds A
   */
  public static Optional<Finding> unused(Drafted draft, String member, LocalText article) {
    return draft
        .amount(member)
        .map(any -> new Finding(Refusal.of("deductible-unused"), "award." + member, article));
  }

  /**
   * @param member of the award that holds the rate
   * @param lawful that of the rule set; empty where it has none for the draft
   */
  public static Optional<Finding> rate(
      Drafted draft, String member, Optional<Percent> lawful, LocalText article) {
    if (lawful.isEmpty()) {
      return Optional.of(
          new Finding(Refusal.of("no-limit-rate"), "price.estimatedAmount", article));
    }
    boolean same;
    try {
      same = draft.term(member, Percent::of).filter(rate -> !isSame(rate, lawful.get())).isEmpty();
    } catch (JsonFormatException e) {
      same = false;
    }
    return same
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Refusal.of("limit-rate-wrong")
                    .with("noticeDate", draft.noticeDate())
                    .with("lawful", lawful.get().toString()),
                "award." + member,
                article));
  }

  private static boolean isSame(Percent one, Percent other) {
    return one.compareTo(other) == 0;
  }
}
