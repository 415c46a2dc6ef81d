package org.opengeps.contract.rules;

import java.util.Collection;
import org.opengeps.contract.ContractState;
import org.opengeps.protocol.message.ContractStep.Kind;

/** How far a contract that was sent has come follows from what was signed and from the clock. */
public final class ContractStands {
  private ContractStands() {}

  /**
   * @param signed about the contract that was sent last
   * @param consentOver whether the time of the supplier is over
   * @param confirmationOver whether that of the agency is, which begins with the consent
   */
  public static ContractState at(
      Collection<Kind> signed, boolean consentOver, boolean confirmationOver) {
    if (signed.contains(Kind.REFUSAL)) {
      return ContractState.DECLINED;
    }
    if (signed.contains(Kind.CONFIRMATION)) {
      return ContractState.CONCLUDED;
    }
    if (signed.contains(Kind.CONSENT)) {
      return confirmationOver ? ContractState.LAPSED : ContractState.CONSENTED;
    }
    return consentOver ? ContractState.SILENT : ContractState.SENT;
  }
}
