package org.opengeps.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.rules.ContractStands;
import org.opengeps.contract.rules.RunningTime;
import org.opengeps.protocol.log.Suspensions;

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

  /**
   * @param stood when the round of the lot stood still
   */
  public ContractState state(Suspensions stood, Instant now) {
    return last()
        .map(
            one ->
                ContractStands.at(
                    signed().stream().map(Stepped::kind).toList(),
                    consenting(one).isOver(stood, now),
                    confirming().filter(time -> time.isOver(stood, now)).isPresent()))
        .orElse(ContractState.AWAITED);
  }

  /** The time that runs, or ran last; empty while it stands still, and where nothing is left. */
  public Optional<Instant> until(ContractState state, Suspensions stood) {
    return switch (state) {
      case AWAITED -> new RunningTime(due.awardedAt(), due.signBy()).end(stood);
      case SENT, SILENT -> last().flatMap(one -> consenting(one).end(stood));
      case CONSENTED, LAPSED -> confirming().flatMap(time -> time.end(stood));
      case DECLINED, CONCLUDED -> Optional.empty();
    };
  }

  private static RunningTime consenting(Offered offer) {
    return new RunningTime(offer.at(), offer.consentBy());
  }

  /** Of the consent; none without one. */
  private Optional<RunningTime> confirming() {
    return signed().stream()
        .flatMap(step -> step.confirmBy().map(by -> new RunningTime(step.at(), by)).stream())
        .findFirst();
  }
}
