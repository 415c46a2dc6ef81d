package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.DeliverySigned;
import org.opengeps.contract.model.Deliveries;
import org.opengeps.contract.model.HandedDelivery;
import org.opengeps.contract.rules.DeliveryFitsTheContract;
import org.opengeps.contract.rules.InspectionPeriod;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Delivery;

/** The supplier says what it has delivered; from then on the agency has its time to inspect. */
@ApplicationScoped
public class HandInDelivery {
  public static final int LONGEST_WHAT = 1000;

  private static final SignedDoor.Form<Delivery> FORM =
      new SignedDoor.Form<>(Delivery.TYPE, Delivery::from);

  @Inject private SignedDoor door;
  @Inject private PerformedContracts contracts;
  @Inject private FindAwarded awarded;
  @Inject private Deliveries deliveries;
  @Inject private FindDeliveries found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Handing in the same delivery again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/delivery/1}, signed with the certificate of the winning bid or one
   *     of the same number
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code foreign-bid}, {@code contract-differs}, {@code delivery-state},
   *     {@code delivery-differs}, {@code delivery-amount}, {@code delivery-date} or {@code
   *     text-unfit}
   */
  public Verdict<DeliveriesView> handIn(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> handIn(number, signed));
  }

  private Verdict<DeliveriesView> handIn(String number, Signed<Delivery> signed) {
    Delivery delivery = signed.content();
    return Verdict.accept(signed)
        .unless(one -> ContractFiles.elsewhere(number, delivery.tender()))
        .then(one -> contracts.lock(delivery.tender(), delivery.lot()))
        .unless(contract -> awarded.foreign(contract.awarded().award(), signed))
        .then(contract -> handIn(contract, signed));
  }

  private Verdict<DeliveriesView> handIn(Performed contract, Signed<Delivery> signed) {
    Delivery delivery = signed.content();
    return contract.account().find(delivery.hash()).isPresent()
        ? Verdict.accept(found.get(contract))
        : Verdict.accept(contract)
            .unless(one -> judge(one, delivery, signed.at()))
            .map(one -> keep(one, signed));
  }

  private static Optional<Refusal> judge(Performed contract, Delivery delivery, Instant at) {
    var facts =
        new DeliveryFitsTheContract.Facts(
            contract.hash(),
            contract.account(),
            contract.day(contract.concludedAt()),
            contract.day(at));
    return DeliveryFitsTheContract.judge(facts, delivery)
        .or(() -> FreeText.judge(FreeText.paragraphs("what", delivery.what(), LONGEST_WHAT)));
  }

  private DeliveriesView keep(Performed contract, Signed<Delivery> signed) {
    Delivery delivery = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    deliveries.add(
        new HandedDelivery(
            delivery.hash(),
            contract.hash(),
            delivery.number(),
            document,
            InspectionPeriod.end(contract.awarded().rules(), contract.law(), at),
            signed.actor().person(),
            at,
            Optional.empty()));
    events.fire(
        new DeliverySigned(
            FactKind.DELIVERY_HANDED_IN,
            contract.contract().tender(),
            contract.contract().lot(),
            contract.hash(),
            delivery.hash(),
            document,
            at));
    return found.find(contract.contract().tender(), contract.contract().lot()).orElseThrow();
  }
}
