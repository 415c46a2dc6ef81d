package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.ContractSigned;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.Offered;
import org.opengeps.contract.model.Stepped;
import org.opengeps.contract.rules.StepsFollowEachOther;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;

/**
 * The supplier consents to a contract or declines it, and the agency confirms. Each signs a message
 * of its own that names the contract by its hash; the contract exists with the confirmation.
 */
@ApplicationScoped
public class SignContract {
  @Inject private SignedDoor door;
  @Inject private ContractFiles files;
  @Inject private Contracts contracts;
  @Inject private FindAwarded awarded;
  @Inject private PartyMayContract parties;
  @Inject private FindContracts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Signing the same step again is harmless, also when its time is over.
   *
   * @param number of the tender that the door names
   * @param cms the message of the step: of the supplier with the certificate of the bid or one of
   *     the same number, of the agency by a contracting officer
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code foreign-tender}, {@code foreign-bid}, {@code contract-state},
   *     {@code contract-differs}, {@code late} or {@code winner-debarred}
   */
  public Verdict<ContractView> sign(Kind kind, String number, byte[] cms) {
    Set<Role> roles = kind.isSuppliers() ? Set.of() : Set.of(Role.CONTRACTING_OFFICER);
    var form =
        new SignedDoor.Form<ContractStep>(kind.type(), json -> ContractStep.of(kind, json), roles);
    return door.enter(cms, form, signed -> sign(number, signed));
  }

  private Verdict<ContractView> sign(String number, Signed<ContractStep> signed) {
    ContractStep step = signed.content();
    return Verdict.accept(signed)
        .unless(one -> ContractFiles.elsewhere(number, step.tender()))
        .then(one -> files.lock(step.tender(), step.lot()))
        .unless(file -> foreign(file, signed))
        .then(file -> sign(file, signed));
  }

  private Optional<Refusal> foreign(ContractFile file, Signed<ContractStep> signed) {
    if (!signed.content().kind().isSuppliers()) {
      return ContractFiles.foreign(file, signed.actor());
    }
    Verdict<AwardedContract> award = awarded.find(file.due().tender(), file.due().lot());
    return awarded.foreign(award.orThrow().award(), signed);
  }

  private Verdict<ContractView> sign(ContractFile file, Signed<ContractStep> signed) {
    ContractStep step = signed.content();
    boolean before =
        file.signed().stream()
            .anyMatch(one -> one.kind() == step.kind() && one.contract().equals(step.contract()));
    return before
        ? Verdict.accept(found.view(file))
        : Verdict.accept(file)
            .unless(one -> judge(one, step, signed.at()))
            .map(one -> keep(one, signed));
  }

  private Optional<Refusal> judge(ContractFile file, ContractStep step, Instant at) {
    Optional<Offered> last = file.last();
    if (last.isPresent() && !last.get().contract().equals(step.contract())) {
      return Optional.of(Refusal.of("contract-differs.latest"));
    }
    Instant consentBy = last.map(Offered::consentBy).orElse(at);
    return StepsFollowEachOther.judge(step.kind(), file.state(at), consentBy)
        .or(
            () ->
                step.kind() == Kind.REFUSAL
                    ? Optional.empty()
                    : parties.debarred(file.due().supplier(), at));
  }

  private ContractView keep(ContractFile file, Signed<ContractStep> signed) {
    ContractStep step = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    contracts.add(new Stepped(step.contract(), step.kind(), document, signed.actor().person(), at));
    events.fire(
        new ContractSigned(
            step.kind().fact(), file.due().tender(), step.lot(), step.contract(), document, at));
    return found.get(step.tender(), step.lot());
  }
}
