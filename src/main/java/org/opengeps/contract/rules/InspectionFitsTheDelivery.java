package org.opengeps.contract.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.contract.rules.DeliveryAccount.HandedIn;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/**
 * A delivery is inspected once and not before it was there; what is accepted is of its amount, and
 * the damages are those of the contract's own rate (지방계약법 시행령 제64조, 제90조).
 */
public final class InspectionFitsTheDelivery {
  /**
   * @param contract hash of the contract that exists
   * @param due last day on which a delivery is in time
   * @param handedIn day on which the delivery that is inspected was handed in: nobody inspects what
   *     the supplier has not said to be there, and an earlier day would take days off the delay
   * @param today day on which the inspection is signed
   */
  public record Facts(
      Sha256 contract,
      ContractTerms terms,
      DeliveryAccount account,
      LocalDate due,
      LocalDate handedIn,
      LocalDate today) {
    private LocalDate first(Delivery delivery) {
      return delivery.deliveredOn().isAfter(handedIn) ? delivery.deliveredOn() : handedIn;
    }
  }

  private InspectionFitsTheDelivery() {}

  public static Optional<Refusal> judge(Facts facts, Inspection inspection) {
    if (!inspection.contract().equals(facts.contract())) {
      return Optional.of(Refusal.of("contract-differs.latest"));
    }
    Optional<HandedIn> found = facts.account().find(inspection.delivery());
    if (found.isEmpty()) {
      return Optional.of(Refusal.of("delivery-unknown").with("delivery", inspection.delivery()));
    }
    HandedIn one = found.get();
    if (one.inspection().isPresent()) {
      return Optional.of(Refusal.of("delivery-state.inspected"));
    }
    return amount(one.delivery(), inspection)
        .or(() -> date(facts.first(one.delivery()), facts.today(), inspection.inspectedOn()))
        .or(() -> inspection.delay().flatMap(said -> delay(facts, one, inspection, said)));
  }

  private static Optional<Refusal> amount(Delivery delivery, Inspection inspection) {
    Money whole = delivery.amount();
    Money accepted = inspection.accepted();
    if (!accepted.currency().equals(whole.currency())) {
      return Optional.of(wrongAmount(whole));
    }
    boolean fits =
        switch (inspection.result()) {
          case ACCEPTED -> accepted.equals(whole);
          case PARTLY -> accepted.isPositive() && accepted.isLessThan(whole);
          case RETURNED -> accepted.amount().signum() == 0;
        };
    return fits ? Optional.empty() : Optional.of(wrongAmount(whole));
  }

  private static Refusal wrongAmount(Money whole) {
    return Refusal.of("inspection-amount").with("delivered", whole);
  }

  private static Optional<Refusal> date(LocalDate delivered, LocalDate today, LocalDate day) {
    return day.isBefore(delivered) || day.isAfter(today)
        ? Optional.of(Refusal.of("inspection-date").with("from", delivered).with("until", today))
        : Optional.empty();
  }

  private static Optional<Refusal> delay(
      Facts facts, HandedIn one, Inspection inspection, Inspection.Delay said) {
    int late = facts.account().lateDays(one, facts.due(), inspection.inspectedOn());
    if (said.lateDays() != late || said.excusedDays() > late) {
      return Optional.of(Refusal.of("inspection-delay.days").with("days", late));
    }
    DelayDamages damages =
        DelayDamages.of(inspection.accepted(), facts.terms().delay(), late, said.excusedDays());
    return said.damages().equals(damages.amount())
        ? Optional.empty()
        : Optional.of(Refusal.of("inspection-delay.damages").with("damages", damages.amount()));
  }
}
