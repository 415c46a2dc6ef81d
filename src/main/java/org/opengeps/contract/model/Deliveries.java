package org.opengeps.contract.model;

import java.util.Collection;
import java.util.List;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;

/** Deliveries under contracts, and their inspections. Nothing is ever changed or removed. */
public interface Deliveries {
  void add(HandedDelivery delivery);

  /**
   * @param delivery hash of the delivery's JSON
   */
  void add(Sha256 delivery, HandedDelivery.MadeInspection inspection);

  /**
   * Of many contracts, by number: one statement for all.
   *
   * @param contracts hashes of their JSON
   */
  List<HandedDelivery> list(Collection<Sha256> contracts);

  /** Those of an agency's contracts that nobody has inspected, the most urgent first. */
  List<DeliveryDue> listWaiting(OrganisationId agency, int most);
}
