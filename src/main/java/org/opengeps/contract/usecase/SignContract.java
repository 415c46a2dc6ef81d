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
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.StepsFollowEachOther;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
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
   *     {@code round-suspended}, {@code contract-differs}, {@code late} or {@code winner-debarred}
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
        .unless(held -> ContractFiles.anotherOrder(held.file().due().tender(), step.tender()))
        .unless(held -> foreign(held, signed))
        .then(held -> sign(held, signed));
  }

  private Optional<Refusal> foreign(HeldContract held, Signed<ContractStep> signed) {
    if (!signed.content().kind().isSuppliers()) {
      return ContractFiles.foreign(held, signed.actor());
    }
    return awarded.foreign(award(held.file()).award(), signed);
  }

  /** There is one: else no contract would be due. */
  private AwardedContract award(ContractFile file) {
    return awarded.find(file.due().tender(), file.due().lot()).orThrow();
  }

  private Verdict<ContractView> sign(HeldContract held, Signed<ContractStep> signed) {
    ContractFile file = held.file();
    ContractStep step = signed.content();
    boolean before =
        file.steps().stream()
            .anyMatch(one -> one.kind() == step.kind() && one.contract().equals(step.contract()));
    return before
        ? Verdict.accept(found.view(file))
        : Verdict.accept(held)
            .unless(one -> judge(one, step, signed.at()))
            .unless(
                one -> step.kind() == Kind.REFUSAL ? Optional.empty() : files.askedForOnceMore(one))
            .map(one -> keep(file, signed));
  }

  private Optional<Refusal> judge(HeldContract held, ContractStep step, Instant at) {
    Optional<Offered> last = held.file().last();
    if (last.isPresent() && !last.get().contract().equals(step.contract())) {
      return Optional.of(Refusal.of("contract-differs.latest"));
    }
    return StepsFollowEachOther.judge(step.kind(), held.state(at), held.until(at))
        .or(held::suspended)
        .or(
            () ->
                step.kind() == Kind.REFUSAL
                    ? Optional.empty()
                    : parties.debarred(held.file().due().supplier(), at));
  }

  private ContractView keep(ContractFile file, Signed<ContractStep> signed) {
    ContractStep step = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    contracts.add(
        new Stepped(
            step.contract(),
            step.kind(),
            document,
            signed.actor().person(),
            at,
            confirmBy(file, step.kind(), at)));
    events.fire(
        new ContractSigned(
            step.kind().fact(), file.due().tender(), step.lot(), step.contract(), document, at));
    return found.get(step.tender(), step.lot());
  }

  /** A consent begins the time of the agency. */
  private Optional<Instant> confirmBy(ContractFile file, Kind kind, Instant at) {
    if (kind != Kind.CONSENT) {
      return Optional.empty();
    }
    RuleSet rules = award(file).rules();
    return Optional.of(SigningPeriod.confirmBy(rules, rules.contract().orElseThrow(), at));
  }
}
