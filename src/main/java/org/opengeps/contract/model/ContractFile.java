package org.opengeps.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.rules.ContractStands;

/**
 * All rows about the contract of a lot.
 *
 * @param offers in the order of sending
 * @param steps about any of them, in the order of signing
 */
public record ContractFile(DueContract due, List<Offered> offers, List<Stepped> steps) {
  public ContractFile {
    offers = List.copyOf(offers);
    steps = List.copyOf(steps);
  }

  /** The contract that counts: the one that was sent last. */
  public Optional<Offered> last() {
    return offers.isEmpty() ? Optional.empty() : Optional.of(offers.get(offers.size() - 1));
  }

  /** What was signed about that one. */
  public List<Stepped> signed() {
    return steps.stream()
        .filter(step -> last().filter(one -> one.contract().equals(step.contract())).isPresent())
        .toList();
  }

  public ContractState state(Instant now) {
    return ContractStands.at(
        last().map(Offered::consentBy), signed().stream().map(Stepped::kind).toList(), now);
  }
}
