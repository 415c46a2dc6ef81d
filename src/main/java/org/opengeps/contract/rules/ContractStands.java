package org.opengeps.contract.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.protocol.message.ContractStep.Kind;

/** How far a contract has come follows from what was signed about it and from the clock. */
public final class ContractStands {
  private ContractStands() {}

  /**
   * @param consentBy of the contract that was sent last; empty if none was
   * @param signed about that one
   */
  public static ContractState at(
      Optional<Instant> consentBy, Collection<Kind> signed, Instant now) {
    if (consentBy.isEmpty()) {
      return ContractState.AWAITED;
    }
    if (signed.contains(Kind.REFUSAL)) {
      return ContractState.DECLINED;
    }
    if (signed.contains(Kind.CONFIRMATION)) {
      return ContractState.CONCLUDED;
    }
    if (signed.contains(Kind.CONSENT)) {
      return ContractState.CONSENTED;
    }
    return now.isBefore(consentBy.get()) ? ContractState.SENT : ContractState.SILENT;
  }
}
