package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.identity.Actor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;

/** Finds the file of a lot for those who act on it. */
@Dependent
class ContractFiles {
  @Inject private Contracts contracts;

  /** Alone until the transaction ends, before anything else of it is read. */
  Verdict<ContractFile> lock(TenderRef tender, String lot) {
    return Verdict.found(contracts.lock(tender.number(), lot), () -> unknown(tender, lot));
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

  /** Only the agency that awarded speaks for the agency. */
  static Optional<Refusal> foreign(ContractFile file, Actor actor) {
    return file.due().agency().equals(actor.organisation())
        ? Optional.empty()
        : Optional.of(Refusal.of("foreign-tender").with("tender", file.due().tender().number()));
  }
}
