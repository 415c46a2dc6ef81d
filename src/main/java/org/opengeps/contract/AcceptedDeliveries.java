package org.opengeps.contract;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;

/**
 * What of a contract has been accepted, for those who pay for it.
 *
 * @param contract hash of the contract's JSON
 * @param agency that contracted
 * @param supplier its business number
 * @param sum of the contract
 * @param whole whether everything is accepted
 */
public record AcceptedDeliveries(
    Sha256 contract,
    OrganisationId agency,
    String supplier,
    Money sum,
    boolean whole,
    List<Part> parts) {
  public AcceptedDeliveries {
    parts = List.copyOf(parts);
  }

  /**
   * What one inspection accepted.
   *
   * @param delivery hash of the delivery's JSON
   * @param inspection hash of the inspection's JSON
   * @param at when the inspection was signed
   */
  public record Part(
      int number,
      Sha256 delivery,
      Sha256 inspection,
      Instant at,
      Money accepted,
      DelayDamages damages) {}

  public Money accepted() {
    return parts.stream().map(Part::accepted).reduce(sum.minus(sum), Money::plus);
  }

  public Money damages() {
    return parts.stream().map(one -> one.damages().amount()).reduce(sum.minus(sum), Money::plus);
  }
}
