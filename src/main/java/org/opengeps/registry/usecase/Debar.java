package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.Role;
import org.opengeps.identity.Sessions;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierDebarred;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.DebarmentIsByNamedAuthority;
import org.opengeps.registry.rules.DebarmentIsBySecondOfficer;
import org.opengeps.registry.rules.DebarmentLastsAsLongAsTheLawSays;

/**
 * Debars suppliers: a contracting officer of an authority that may debar decides and signs, a
 * second officer of the same authority puts it into force.
 */
@ApplicationScoped
public class Debar {
  private static final int LONGEST_REASON = 1000;

  private static final SignedDoor.Form<Sanction> PROPOSAL =
      new SignedDoor.Form<>(Sanction.TYPE, Sanction::from, Role.CONTRACTING_OFFICER);
  private static final SignedDoor.Form<SanctionApproval> APPROVAL =
      new SignedDoor.Form<>(
          SanctionApproval.TYPE,
          SanctionApproval::from,
          Role.APPROVING_OFFICER,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private FindOrganisation findOrganisation;
  @Inject private NamedAgencies named;
  @Inject private Sanctions sanctions;
  @Inject private FindPerson people;
  @Inject private Documents documents;
  @Inject private Sessions sessions;
  @Inject private RuleSets ruleSets;
  @Inject private Event<DomainEvent> events;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  /**
   * The same message again changes nothing.
   *
   * @param cms SignedData of {@code opengeps/sanction/1}
   * @return the proposed debarment; refused as by {@link SignedDoor}, or with {@code
   *     debarring-not-open}, {@code text-unfit}, {@code sanction-length}, {@code
   *     supplier-unregistered}
   */
  public Verdict<Debarment> propose(byte[] cms) {
    return door.enter(
        cms,
        PROPOSAL,
        signed ->
            Verdict.accept(signed)
                .unless(this::mayDebar)
                .unless(act -> length(act.content()).or(() -> unfit(act.content())))
                .then(act -> supplier(act.content()))
                .map(supplier -> propose(supplier, signed)));
  }

  private Verdict<Organisation> supplier(Sanction sanction) {
    return Verdict.found(
        findOrganisation.findByIdentifier(OrganisationKind.SUPPLIER, sanction.identifier()),
        () -> Refusal.of("supplier-unregistered.number").with("identifier", sanction.identifier()));
  }

  private Debarment propose(Organisation supplier, Signed<Sanction> signed) {
    Sha256 decision = documents.put(signed.der());
    sanctions.propose(
        new Debarment(
            decision,
            supplier.id(),
            signed.actor().organisation(),
            signed.actor().person(),
            signed.content(),
            Optional.empty()));
    return sanctions.lock(decision).orElseThrow();
  }

  /**
   * Puts a proposed debarment into force, from now on at the earliest. Sending the same approval
   * again is harmless.
   *
   * @param cms SignedData of {@code opengeps/sanction-approval/1}
   * @return the debarment in force; refused as by {@link SignedDoor}, or with {@code
   *     debarring-not-open}, {@code sanction-unknown}, {@code foreign-sanction}, {@code four-eyes},
   *     {@code sanction-over}
   */
  public Verdict<Debarment> approve(byte[] cms) {
    return door.enter(
        cms,
        APPROVAL,
        signed ->
            Verdict.accept(signed)
                .unless(this::mayDebar)
                .then(act -> proposed(act.content().sanction()))
                .unless(debarment -> secondOfficer(debarment, signed))
                .then(debarment -> approve(debarment, signed)));
  }

  private Verdict<Debarment> proposed(Sha256 decision) {
    return Verdict.found(
        sanctions.lock(decision), () -> Refusal.of("sanction-unknown").with("decision", decision));
  }

  private Optional<Refusal> secondOfficer(Debarment proposed, Signed<?> signed) {
    return DebarmentIsBySecondOfficer.judge(
        new DebarmentIsBySecondOfficer.Facts(
            people.mayBeTheSame(proposed.proposer(), signed.actor().person()),
            proposed.authority(),
            signed.actor().organisation()));
  }

  private Verdict<Debarment> approve(Debarment proposed, Signed<?> signed) {
    if (proposed.isInForce()) {
      return Verdict.accept(proposed);
    }
    Sanction sanction = proposed.sanction();
    Sha256 decision = proposed.decision();
    Instant at = signed.at();
    if (!at.isBefore(sanction.until())) {
      return Verdict.refuse(Refusal.of("sanction-over").with("until", sanction.until()));
    }
    Sha256 approval = documents.put(signed.der());
    sanctions.approve(decision, signed.actor().person(), approval, at);
    Instant from = sanction.from().isBefore(at) ? at : sanction.from();
    sessions.endOf(proposed.supplier(), Sessions.End.DEBARMENT, at);
    events.fire(
        new SupplierDebarred(proposed.supplier(), from, sanction.until(), decision, approval, at));
    return Verdict.accept(sanctions.lock(decision).orElseThrow());
  }

  private Optional<Refusal> mayDebar(Signed<?> signed) {
    String agency = findOrganisation.get(signed.actor().organisation()).identifier();
    return DebarmentIsByNamedAuthority.judge(
        new DebarmentIsByNamedAuthority.Facts(agency, named.mayDebar(agency)));
  }

  private static Optional<Refusal> unfit(Sanction sanction) {
    return FreeText.judge(
        FreeText.paragraphs("reason.ko", sanction.reason().ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", sanction.reason().en(), LONGEST_REASON).orEmpty());
  }

  private Optional<Refusal> length(Sanction sanction) {
    RuleSet house = ruleSets.get(rules);
    return DebarmentLastsAsLongAsTheLawSays.judge(
        new DebarmentLastsAsLongAsTheLawSays.Facts(
            sanction.from(),
            sanction.until(),
            house.shortestDebarment(),
            house.end(house.shortestDebarment(), sanction.from()),
            house.longestDebarment(),
            house.end(house.longestDebarment(), sanction.from())));
  }
}
