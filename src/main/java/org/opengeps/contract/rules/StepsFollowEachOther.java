package org.opengeps.contract.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.ContractStep.Kind;

/**
 * The agency sends, the supplier consents, the agency confirms; nothing exists before the third
 * (전자조달법 제9조제2항). A supplier that declined has ended it; one that was silent consents no more, and
 * an agency that was confirms no more, unless it sends the contract once more.
 */
public final class StepsFollowEachOther {
  /** Contracts that an agency sends for one award, each in the place of the one before. */
  public static final int MOST = 20;

  private StepsFollowEachOther() {}

  /**
   * Whether a contract may be sent, or another one in the place of the last.
   *
   * @param sent how many were: every reader of the contract reads them all
   */
  public static Optional<Refusal> judgeOffer(ContractState state, int sent) {
    if (!state.isForAgencyToSend()) {
      return Optional.of(over(state));
    }
    return sent < MOST
        ? Optional.empty()
        : Optional.of(Refusal.of("contract-state.often").with("most", MOST));
  }

  /**
   * @param until end of the time that ran last: of a contract that is silent or lapsed
   */
  public static Optional<Refusal> judge(Kind step, ContractState state, Optional<Instant> until) {
    return switch (state) {
      case AWAITED -> Optional.of(Refusal.of("contract-state.unsent"));
      case SENT, SILENT -> beforeConsent(step, state, until);
      case CONSENTED -> step == Kind.CONFIRMATION ? Optional.empty() : Optional.of(over(state));
      case LAPSED ->
          Optional.of(
              step == Kind.CONFIRMATION
                  ? Refusal.of("late.confirmation").with("until", until.orElseThrow())
                  : Refusal.of("contract-state.lapsed"));
      case DECLINED, CONCLUDED -> Optional.of(over(state));
    };
  }

  private static Optional<Refusal> beforeConsent(
      Kind step, ContractState state, Optional<Instant> until) {
    return switch (step) {
      case CONFIRMATION -> Optional.of(Refusal.of("contract-state.unconsented"));
      case CONSENT ->
          state == ContractState.SILENT
              ? Optional.of(Refusal.of("late.contract").with("until", until.orElseThrow()))
              : Optional.empty();
      case REFUSAL -> Optional.empty();
    };
  }

  private static Refusal over(ContractState state) {
    return switch (state) {
      case DECLINED -> Refusal.of("contract-state.declined");
      case CONCLUDED -> Refusal.of("contract-state.concluded");
      default -> Refusal.of("contract-state.consented");
    };
  }
}
