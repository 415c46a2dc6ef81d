package org.opengeps.contract;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.message.Contract;

/**
 * What of a contract has been accepted, for those who pay for it.
 *
 * @param content the contract that exists
 * @param contract hash of its JSON
 * @param agency that contracted
 * @param rules the rule set of the notice, by the calendar that it names
 * @param whole whether everything is accepted
 * @param parts in the order of the deliveries
 */
public record AcceptedDeliveries(
    Contract content,
    Sha256 contract,
    OrganisationId agency,
    RuleSet rules,
    boolean whole,
    List<Part> parts) {
  public AcceptedDeliveries {
    parts = List.copyOf(parts);
  }

  /**
   * What one inspection accepted.
   *
   * @param number of the delivery
   * @param what was delivered, in words
   * @param delivery hash of the delivery's JSON
   * @param inspection hash of the inspection's JSON
   * @param inspector who signed it
   * @param at when it was signed
   */
  public record Part(
      int number,
      String what,
      Sha256 delivery,
      Sha256 inspection,
      PersonId inspector,
      Instant at,
      Money accepted,
      DelayDamages damages) {}

  /** Of the contract. */
  public Money sum() {
    return content.amount();
  }

  public Money accepted() {
    return parts.stream().map(Part::accepted).reduce(sum().minus(sum()), Money::plus);
  }

  public Money damages() {
    return parts.stream()
        .map(one -> one.damages().amount())
        .reduce(sum().minus(sum()), Money::plus);
  }
}
