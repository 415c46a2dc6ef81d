package org.opengeps.contract.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.opengeps.award.AwardedContract;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.InspectionRules;
import org.opengeps.protocol.message.Contract;

/**
 * A contract that exists, with what was delivered under it.
 *
 * @param hash of the contract's JSON
 * @param sender who sent it for the agency
 * @param confirmer who confirmed it
 * @param concludedAt since when it exists
 * @param law how deliveries are inspected
 */
record Performed(
    AwardedContract awarded,
    Contract contract,
    Sha256 hash,
    PersonId sender,
    PersonId confirmer,
    Instant concludedAt,
    InspectionRules law,
    List<DeliveryBooks.Entry> book) {
  DeliveryAccount account() {
    return DeliveryBooks.account(contract.amount(), book);
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, awarded.rules().zone());
  }

  /** Day on which a delivery was handed in; today for one that is unknown. */
  LocalDate handedIn(Sha256 delivery, LocalDate today) {
    return book.stream()
        .filter(entry -> entry.row().delivery().equals(delivery))
        .findFirst()
        .map(entry -> day(entry.row().at()))
        .orElse(today);
  }

  /** Last day on which a delivery is in time. */
  LocalDate due() {
    return awarded.rules().lastDay(contract.terms().until());
  }
}
