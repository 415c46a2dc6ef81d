package org.opengeps.contract.rules;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.contract.ContractChoices;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.ContractRules;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Warranty;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * Bond, warranty and damages of a contract are those of the rule set on the day on which it is
 * sent, and its dates lie ahead (지방계약법 시행령 제51조, 제53조, 제71조, 제90조, 시행규칙 제70조, 제75조).
 */
public final class TermsFollowTheLaw {
  /**
   * @param sum of the contract
   * @param day on which it is sent, in the zone of the rule set
   */
  public record Facts(ContractRules rules, BusinessType type, Money sum, LocalDate day) {}

  private TermsFollowTheLaw() {}

  /**
   * What may be chosen.
   *
   * @param clauses to begin with
   * @return empty on a day for which the rule set says nothing
   */
  public static Optional<ContractChoices> choices(Facts facts, LocalText clauses) {
    Optional<ContractRules.Bond> bond = facts.rules().bond(facts.type(), facts.day());
    Optional<ContractRules.Warranty> warranty = facts.rules().warranty(facts.type(), facts.day());
    List<Delay> delays =
        facts.rules().delays(facts.type(), facts.day()).stream()
            .map(row -> new Delay(row.kind(), row.rate(), facts.rules().cap()))
            .toList();
    if (bond.isEmpty() || warranty.isEmpty() || delays.isEmpty()) {
      return Optional.empty();
    }
    int shortest = facts.rules().shortestYears();
    return Optional.of(
        new ContractChoices(
            new Bond(bond.get().rate(), part(facts.sum(), bond.get().rate()), null),
            exemptions(facts, bond.get()),
            warranty.get().rates().stream()
                .map(rate -> new Warranty(rate, part(facts.sum(), rate), shortest))
                .toList(),
            facts.rules().longestYears(),
            warranty.get().mayBeNone(facts.sum()),
            delays,
            clauses));
  }

  private static List<String> exemptions(Facts facts, ContractRules.Bond bond) {
    Stream<String> small =
        bond.isSmall(facts.sum()) ? Stream.of(ContractRules.SMALL_SUM) : Stream.empty();
    return Stream.concat(small, facts.rules().exemptions().stream()).toList();
  }

  /** At least so much: a fraction of the smallest unit counts as one. */
  private static Money part(Money sum, Percent rate) {
    return sum.times(rate, RoundingMode.CEILING);
  }

  /**
   * @return {@code contract-terms} with a variant for each kind of fault
   */
  public static Optional<Refusal> judge(Facts facts, ContractTerms terms) {
    Optional<ContractChoices> choices = choices(facts, terms.clauses());
    if (choices.isEmpty()) {
      return Optional.of(Refusal.of("contract-terms.no-law").with("day", facts.day()));
    }
    return dates(facts.day(), terms)
        .or(() -> bond(choices.get(), terms.bond()))
        .or(() -> warranty(choices.get(), terms.warranty()))
        .or(() -> delay(choices.get(), terms.delay()));
  }

  private static Optional<Refusal> dates(LocalDate day, ContractTerms terms) {
    LocalDate first = terms.from() == null ? day : terms.from();
    return first.isBefore(day) || terms.until().isBefore(first)
        ? Optional.of(Refusal.of("contract-terms.dates").with("day", day))
        : Optional.empty();
  }

  /**
   * Whoever may still consent can still perform: the period does not end before the last day on
   * which the supplier answers.
   *
   * @return {@code contract-terms.over}
   */
  public static Optional<Refusal> judgeEnd(ContractTerms terms, Instant consentBy, ZoneId zone) {
    LocalDate last = LocalDate.ofInstant(consentBy.minusNanos(1), zone);
    return terms.until().isBefore(last)
        ? Optional.of(Refusal.of("contract-terms.over").with("day", last))
        : Optional.empty();
  }

  private static Optional<Refusal> bond(ContractChoices choices, Bond bond) {
    Bond asked = choices.bond();
    if (!bond.rate().equals(asked.rate()) || !bond.amount().equals(asked.amount())) {
      return Optional.of(
          Refusal.of("contract-terms.bond")
              .with("rate", asked.rate().value())
              .with("amount", asked.amount()));
    }
    boolean grounded = bond.exempt() == null || choices.exemptions().contains(bond.exempt());
    return grounded
        ? Optional.empty()
        : Optional.of(Refusal.of("contract-terms.exempt").with("grounds", choices.exemptions()));
  }

  private static Optional<Refusal> warranty(ContractChoices choices, Optional<Warranty> warranty) {
    if (warranty.isEmpty()) {
      return choices.withoutWarranty()
          ? Optional.empty()
          : Optional.of(Refusal.of("contract-terms.no-warranty"));
    }
    Warranty said = warranty.get();
    boolean lawful =
        choices.warranties().stream()
            .anyMatch(
                one ->
                    one.rate().equals(said.rate())
                        && one.amount().equals(said.amount())
                        && one.years() <= said.years()
                        && said.years() <= choices.longestYears());
    return lawful
        ? Optional.empty()
        : Optional.of(
            Refusal.of("contract-terms.warranty")
                .with("rates", choices.warranties().stream().map(Warranty::rate).toList()));
  }

  private static Optional<Refusal> delay(ContractChoices choices, Delay delay) {
    return choices.delays().contains(delay)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("contract-terms.delay")
                .with("rates", choices.delays().stream().map(Delay::rate).toList())
                .with("cap", choices.delays().get(0).cap().value()));
  }
}
