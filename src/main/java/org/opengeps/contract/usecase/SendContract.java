package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.ContractSigned;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.Offered;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.StepsFollowEachOther;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractTerms;

/**
 * The agency sends the contract to whoever got the award. Until the supplier has answered, another
 * one takes its place: what was agreed on before is written, and mistakes are mended.
 */
@ApplicationScoped
public class SendContract {
  public static final int LONGEST_PLACE = 300;
  public static final int LONGEST_CLAUSES = 20_000;

  private static final SignedDoor.Form<Contract> FORM =
      new SignedDoor.Form<>(Contract.TYPE, Contract::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private ContractFiles files;
  @Inject private Contracts contracts;
  @Inject private FindAwarded awarded;
  @Inject private ContractText text;
  @Inject private PartyMayContract parties;
  @Inject private FindContracts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same contract again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/contract/1}, signed by a contracting officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code foreign-tender}, {@code contract-state}, {@code round-suspended},
   *     {@code contract-differs}, {@code prepared-too-old}, {@code contract-terms}, {@code
   *     text-unfit} or {@code winner-debarred}
   */
  public Verdict<ContractView> send(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> send(number, signed));
  }

  private Verdict<ContractView> send(String number, Signed<Contract> signed) {
    Contract contract = signed.content();
    return Verdict.accept(signed)
        .unless(one -> ContractFiles.elsewhere(number, contract.tender()))
        .then(one -> files.lock(contract.tender(), contract.lot()))
        .unless(held -> ContractFiles.foreign(held, signed.actor()))
        .then(held -> send(held, signed));
  }

  private Verdict<ContractView> send(HeldContract held, Signed<Contract> signed) {
    ContractFile file = held.file();
    Sha256 hash = signed.content().hash();
    if (file.offers().stream().anyMatch(one -> one.contract().equals(hash))) {
      return Verdict.accept(found.view(file));
    }
    return Verdict.accept(held)
        .unless(
            one -> StepsFollowEachOther.judgeOffer(one.state(signed.at()), file.offers().size()))
        .unless(HeldContract::suspended)
        .unless(files::askedForOnceMore)
        .unless(one -> replaced(file, signed.content()))
        .then(one -> awarded.find(file.due().tender(), file.due().lot()))
        .unless(award -> judge(award, held, signed.content(), signed.at()))
        .map(award -> keep(file, signed, hash));
  }

  /** Who wrote in an old window does not put away unseen what a colleague has sent meanwhile. */
  private static Optional<Refusal> replaced(ContractFile file, Contract contract) {
    return file.last()
        .filter(last -> !last.contract().equals(contract.replaces()))
        .map(last -> Refusal.of("contract-differs.replaced").with("at", last.at()));
  }

  private Optional<Refusal> judge(
      AwardedContract award, HeldContract held, Contract contract, Instant at) {
    if (!SigningPeriod.isFresh(held.stood(), contract.offeredAt(), at)) {
      return Optional.of(Refusal.of("prepared-too-old.contract"));
    }
    ContractTerms terms = contract.terms();
    if (!text.write(award, terms, held, contract.offeredAt()).equals(contract)) {
      return Optional.of(Refusal.of("contract-differs"));
    }
    return TermsFollowTheLaw.judge(ContractText.facts(award, contract.offeredAt()), terms)
        .or(() -> TermsFollowTheLaw.judgeEnd(terms, contract.consentBy(), award.rules().zone()))
        .or(() -> texts(terms))
        .or(() -> parties.debarred(contract.supplier().number(), at));
  }

  private static Optional<Refusal> texts(ContractTerms terms) {
    return FreeText.judge(
        FreeText.line("terms.place.ko", terms.place().ko(), LONGEST_PLACE),
        FreeText.line("terms.place.en", terms.place().en(), LONGEST_PLACE).orEmpty(),
        FreeText.paragraphs("terms.clauses.ko", terms.clauses().ko(), LONGEST_CLAUSES),
        FreeText.paragraphs("terms.clauses.en", terms.clauses().en(), LONGEST_CLAUSES).orEmpty());
  }

  private ContractView keep(ContractFile file, Signed<Contract> signed, Sha256 hash) {
    Contract contract = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    contracts.add(
        contract.tender().number(),
        contract.lot(),
        file.offers().size() + 1,
        new Offered(hash, document, contract.consentBy(), signed.actor().person(), at));
    events.fire(
        new ContractSigned(
            FactKind.CONTRACT_SENT, contract.tender(), contract.lot(), hash, document, at));
    return found.get(contract.tender(), contract.lot());
  }
}
