package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.Offered;
import org.opengeps.contract.model.Stepped;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep.Kind;

/** Finds contracts that exist, for those who deliver and inspect. */
@Dependent
class PerformedContracts {
  @Inject private Contracts contracts;
  @Inject private FindAwarded awarded;
  @Inject private DeliveryBooks books;
  @Inject private Documents documents;

  /**
   * Alone until the transaction ends, before anything else of it is read; for who signs about it.
   *
   * @param tender that the message names: the contract's own order, as the verifier wants it
   * @return refused also with {@code tender-differs}
   */
  Verdict<Performed> lock(TenderRef tender, String lot) {
    return find(contracts.lock(tender.number(), lot), tender, lot)
        .unless(one -> ContractFiles.anotherOrder(one.contract().tender(), tender));
  }

  /** The same to look at. */
  Verdict<Performed> find(TenderRef tender, String lot) {
    return find(contracts.find(tender.number(), lot), tender, lot);
  }

  private Verdict<Performed> find(Optional<ContractFile> file, TenderRef tender, String lot) {
    return Verdict.found(file, () -> ContractFiles.unknown(tender, lot))
        .then(one -> awarded.find(one.due().tender(), lot).then(award -> read(award, one)));
  }

  private Verdict<Performed> read(AwardedContract award, ContractFile file) {
    Optional<Stepped> confirmation =
        file.signed().stream().filter(step -> step.kind() == Kind.CONFIRMATION).findFirst();
    if (confirmation.isEmpty()) {
      return Verdict.refuse(Refusal.of("delivery-state.no-contract"));
    }
    Offered offer = file.last().orElseThrow();
    return Verdict.found(award.rules().inspection(), () -> Refusal.of("delivery-state.no-law"))
        .map(
            law ->
                new Performed(
                    award,
                    Contract.from(SignedDocument.read(documents.get(offer.signed())).json()),
                    offer.contract(),
                    offer.by(),
                    confirmation.get().by(),
                    confirmation.get().at(),
                    law,
                    books.of(offer.contract())));
  }
}
