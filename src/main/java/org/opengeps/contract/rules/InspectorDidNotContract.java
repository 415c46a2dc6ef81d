package org.opengeps.contract.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.InspectionRules;

/** Nobody inspects under a contract that he or she sent or confirmed, as the rule set says. */
public final class InspectorDidNotContract {
  private InspectorDidNotContract() {}

  /**
   * @param isSender whether the inspector is, or could be, the human being who sent the contract
   * @param isConfirmer the same of who confirmed it
   */
  public static Optional<Refusal> judge(
      InspectionRules law, boolean isSender, boolean isConfirmer) {
    boolean apart =
        isSender && law.apart().contains(InspectionRules.SENDER)
            || isConfirmer && law.apart().contains(InspectionRules.CONFIRMER);
    return apart ? Optional.of(Refusal.of("four-eyes.inspection")) : Optional.empty();
  }
}
