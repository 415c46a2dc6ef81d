package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.DeliverySigned;
import org.opengeps.contract.model.Deliveries;
import org.opengeps.contract.model.HandedDelivery.MadeInspection;
import org.opengeps.contract.rules.InspectionFitsTheDelivery;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Inspection;

/**
 * An officer who signed nothing of the contract says what of a delivery is accepted, and what the
 * supplier owes for its delay.
 */
@ApplicationScoped
public class InspectDelivery {
  public static final int LONGEST_FAULTS = 1000;
  public static final int LONGEST_WITNESS = 100;

  private static final SignedDoor.Form<Inspection> FORM =
      new SignedDoor.Form<>(
          Inspection.TYPE, Inspection::from, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private PerformedContracts contracts;
  @Inject private PrepareInspection prepare;
  @Inject private Deliveries deliveries;
  @Inject private FindDeliveries found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Signing the same inspection again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/inspection/1}, signed by an officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code foreign-tender}, {@code four-eyes}, {@code contract-differs},
   *     {@code delivery-unknown}, {@code delivery-state}, {@code inspection-amount}, {@code
   *     inspection-date}, {@code inspection-delay} or {@code text-unfit}
   */
  public Verdict<DeliveriesView> inspect(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> inspect(number, signed));
  }

  private Verdict<DeliveriesView> inspect(String number, Signed<Inspection> signed) {
    Inspection inspection = signed.content();
    return Verdict.accept(signed)
        .unless(one -> ContractFiles.elsewhere(number, inspection.tender()))
        .then(one -> contracts.lock(inspection.tender(), inspection.lot()))
        .unless(contract -> foreign(contract, signed.actor()))
        .then(contract -> inspect(contract, signed));
  }

  private Verdict<DeliveriesView> inspect(Performed contract, Signed<Inspection> signed) {
    return contract.book().stream()
            .flatMap(entry -> entry.inspection().stream())
            .anyMatch(signed.content()::equals)
        ? Verdict.accept(found.get(contract))
        : Verdict.accept(contract)
            .unless(one -> prepare.apart(one, signed.actor().person()))
            .unless(one -> judge(one, signed.content(), signed.at()))
            .map(one -> keep(one, signed));
  }

  private static Optional<Refusal> foreign(Performed contract, Actor actor) {
    return contract.awarded().agency().equals(actor.organisation())
        ? Optional.empty()
        : Optional.of(
            Refusal.of("foreign-tender").with("tender", contract.contract().tender().number()));
  }

  private static Optional<Refusal> judge(Performed contract, Inspection inspection, Instant at) {
    var facts =
        new InspectionFitsTheDelivery.Facts(
            contract.hash(),
            contract.contract().terms(),
            contract.account(),
            contract.due(),
            contract.handedIn(inspection.delivery(), contract.day(at)),
            contract.day(at));
    return InspectionFitsTheDelivery.judge(facts, inspection).or(() -> texts(inspection));
  }

  private static Optional<Refusal> texts(Inspection inspection) {
    String faults = Optional.ofNullable(inspection.faults()).orElse("-");
    String excuse = inspection.delay().map(Inspection.Delay::excuse).orElse("-");
    return FreeText.judge(
        FreeText.line("witness", inspection.witness(), LONGEST_WITNESS),
        FreeText.paragraphs("faults", faults, LONGEST_FAULTS),
        FreeText.paragraphs("delay.excuse", excuse, LONGEST_FAULTS));
  }

  private DeliveriesView keep(Performed contract, Signed<Inspection> signed) {
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    Sha256 delivery = signed.content().delivery();
    deliveries.add(delivery, new MadeInspection(document, signed.actor().person(), at));
    events.fire(
        new DeliverySigned(
            FactKind.DELIVERY_INSPECTED,
            contract.contract().tender(),
            contract.contract().lot(),
            contract.hash(),
            delivery,
            document,
            at));
    return found.find(contract.contract().tender(), contract.contract().lot()).orElseThrow();
  }
}
