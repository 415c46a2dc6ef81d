package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.DueContract;
import org.opengeps.identity.Actor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.opening.usecase.ListPauses;

/** Finds the file of a lot for those who act on it. */
@Dependent
class ContractFiles {
  @Inject private Contracts contracts;
  @Inject private HoldRound rounds;
  @Inject private FindSuspensions suspensions;
  @Inject private ListPauses pauses;
  @Inject private FindNotice notices;
  @Inject private PartyMayContract parties;
  @Inject private Clock clock;

  /**
   * Alone until the transaction ends, before anything else of it is read; and whether the round
   * stands still cannot change until then.
   */
  Verdict<HeldContract> lock(TenderRef tender, String lot) {
    Optional<Refusal> suspended = rounds.hold(tender.number(), lot);
    return held(contracts.lock(tender.number(), lot), suspended, tender, lot);
  }

  /** The same to look at. */
  Verdict<HeldContract> find(TenderRef tender, String lot) {
    Optional<Refusal> suspended = suspensions.refusal(tender.number(), lot);
    return held(contracts.find(tender.number(), lot), suspended, tender, lot);
  }

  private Verdict<HeldContract> held(
      Optional<ContractFile> file, Optional<Refusal> suspended, TenderRef tender, String lot) {
    return Verdict.found(file, () -> unknown(tender, lot))
        .map(
            one ->
                new HeldContract(
                    one,
                    suspended,
                    StoodStill.of(one, StoodStill.map(pauses.spans(List.of(tender.number()))))));
  }

  /**
   * Two contracts would be concluded about one need: the winner has not contracted in time, and a
   * notice follows. By the clock of now: who signs at the last instant may be held up on the way.
   */
  Optional<Refusal> askedForOnceMore(HeldContract held) {
    TenderRef tender = held.file().due().tender();
    return isWithoutContract(held) && notices.isFollowed(TenderNumber.of(tender))
        ? Optional.of(Refusal.of("contract-state.asked-again").with("tender", tender))
        : Optional.empty();
  }

  /** Whoever got the award has not concluded the contract, or could not since it was debarred. */
  private boolean isWithoutContract(HeldContract held) {
    Instant now = clock.instant();
    DueContract due = held.file().due();
    ContractState state = held.state(now);
    return state.isRefused()
        || state != ContractState.CONCLUDED
            && parties.wasDebarred(due.supplier(), due.awardedAt(), now);
  }

  static Refusal unknown(TenderRef tender, String lot) {
    return Refusal.of("contract-unknown").with("tender", tender.number()).with("lot", lot);
  }

  /** {@code tender-differs}, where a message is about another tender than its door. */
  static Optional<Refusal> elsewhere(String number, TenderRef named) {
    return named.number().equals(number)
        ? Optional.empty()
        : Optional.of(Refusal.of("tender-differs").with("named", named).with("asked", number));
  }

  /**
   * {@code tender-differs}, where a message names another order of the notice than the one from
   * which the contract follows: the verifier would not take it for this contract's.
   */
  static Optional<Refusal> anotherOrder(TenderRef own, TenderRef named) {
    return named.equals(own)
        ? Optional.empty()
        : Optional.of(Refusal.of("tender-differs").with("named", named).with("asked", own));
  }

  /** Only the agency that awarded speaks for the agency. */
  static Optional<Refusal> foreign(HeldContract held, Actor actor) {
    ContractFile file = held.file();
    return file.due().agency().equals(actor.organisation())
        ? Optional.empty()
        : Optional.of(Refusal.of("foreign-tender").with("tender", file.due().tender().number()));
  }
}
