package org.opengeps.audit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.MandateEnded;
import org.opengeps.audit.MandateGranted;
import org.opengeps.audit.model.Mandates;
import org.opengeps.audit.rules.MandateIsBySecondPerson;
import org.opengeps.audit.rules.MandateIsInOrder;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.AuditMandateEnd;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.NamedAgencies;

/**
 * Mandates: an administrator of an oversight body proposes one, a second person of the body puts it
 * into force, and any of those takes it back alone, since that takes power away (ADR 41).
 */
@ApplicationScoped
public class GrantMandate {
  /** Whose second signature puts a mandate into force, and whose one signature ends it. */
  static final Set<Role> SECONDS = Set.of(Role.AGENCY_ADMINISTRATOR, Role.OPERATOR, Role.AUDITOR);

  private static final int LONGEST_REASON = 1000;

  private static final SignedDoor.Form<AuditMandate> PROPOSAL =
      new SignedDoor.Form<>(AuditMandate.TYPE, AuditMandate::from, Role.AGENCY_ADMINISTRATOR);
  private static final SignedDoor.Form<AuditMandateApproval> APPROVAL =
      new SignedDoor.Form<>(AuditMandateApproval.TYPE, AuditMandateApproval::from, SECONDS);
  private static final SignedDoor.Form<AuditMandateEnd> END =
      new SignedDoor.Form<>(AuditMandateEnd.TYPE, AuditMandateEnd::from, SECONDS);

  @Inject private SignedDoor door;
  @Inject private FindOrganisation organisations;
  @Inject private FindPerson people;
  @Inject private NamedAgencies named;
  @Inject private Mandates mandates;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * The same message again changes nothing.
   *
   * @param cms SignedData of {@code opengeps/mandate/1}
   * @return refused as {@link SignedDoor} does, with {@code mandate-not-open}, {@code text-unfit},
   *     {@code foreign-person}, {@code mandate-auditor}, {@code mandate-length}, {@code
   *     mandate-agencies} or {@code four-eyes}
   */
  public Verdict<Mandate> propose(byte[] cms) {
    return door.enter(
        cms,
        PROPOSAL,
        signed ->
            Verdict.accept(signed)
                .unless(this::isNoOversight)
                .unless(act -> unfit(act.content()))
                .unless(this::problem)
                .map(this::propose));
  }

  private Optional<Refusal> problem(Signed<AuditMandate> signed) {
    AuditMandate mandate = signed.content();
    PersonId auditor = new PersonId(mandate.auditor().toString());
    Optional<Person> found = people.find(auditor);
    Set<String> registered =
        organisations.ids(OrganisationKind.AGENCY, Set.copyOf(mandate.agencies())).keySet();
    return MandateIsInOrder.judge(
            new MandateIsInOrder.Facts(
                mandate,
                signed.at(),
                found
                    .filter(one -> one.organisation().equals(signed.actor().organisation()))
                    .filter(one -> one.certifiedName().equals(mandate.certifiedName()))
                    .isPresent(),
                found.map(Person::roles).orElse(Set.of()),
                registered))
        .or(
            () ->
                people.mayBeTheSame(auditor, signed.actor().person())
                    ? Optional.of(Refusal.of("four-eyes.mandate"))
                    : Optional.empty());
  }

  private Mandate propose(Signed<AuditMandate> signed) {
    Sha256 id = documents.put(signed.der());
    mandates.propose(
        new Mandate(
            id,
            signed.actor().organisation(),
            signed.actor().person(),
            signed.content(),
            signed.at(),
            Optional.empty(),
            Optional.empty()));
    return mandates.lock(id).orElseThrow();
  }

  /**
   * Sending the same approval again is harmless.
   *
   * @param cms SignedData of {@code opengeps/mandate-approval/1}
   * @return refused as {@link SignedDoor} does, with {@code mandate-not-open}, {@code
   *     mandate-unknown}, {@code foreign-mandate}, {@code four-eyes} or {@code mandate-over}
   */
  public Verdict<Mandate> approve(byte[] cms) {
    return door.enter(
        cms,
        APPROVAL,
        signed ->
            Verdict.accept(signed)
                .unless(this::isNoOversight)
                .then(act -> known(act.content().mandate()))
                .unless(mandate -> second(mandate, signed))
                .unless(mandate -> over(mandate, signed))
                .map(mandate -> approve(mandate, signed)));
  }

  private Optional<Refusal> second(Mandate mandate, Signed<?> signed) {
    PersonId approver = signed.actor().person();
    return MandateIsBySecondPerson.judge(
        new MandateIsBySecondPerson.Facts(
            mandate.body(),
            signed.actor().organisation(),
            people.mayBeTheSame(mandate.proposer(), approver),
            people.mayBeTheSame(mandate.auditor(), approver)));
  }

  private static Optional<Refusal> over(Mandate mandate, Signed<?> signed) {
    boolean over =
        mandate.endedAt().isPresent() || !signed.at().isBefore(mandate.content().until());
    return over ? Optional.of(Refusal.of("mandate-over")) : Optional.empty();
  }

  private Mandate approve(Mandate mandate, Signed<?> signed) {
    if (mandate.approvedAt().isPresent()) {
      return mandate;
    }
    Sha256 approval = documents.put(signed.der());
    mandates.approve(mandate.id(), signed.actor().person(), approval, signed.at());
    events.fire(
        new MandateGranted(
            mandate.auditor(),
            mandate.content().from(),
            mandate.content().until(),
            mandate.id(),
            approval,
            signed.at()));
    return mandates.lock(mandate.id()).orElseThrow();
  }

  /**
   * Takes a mandate back, from now on. Sending it again is harmless.
   *
   * @param cms SignedData of {@code opengeps/mandate-end/1}
   * @return refused as {@link SignedDoor} does, with {@code mandate-unknown} or {@code
   *     foreign-mandate}
   */
  public Verdict<Mandate> end(byte[] cms) {
    return door.enter(
        cms,
        END,
        signed ->
            known(signed.content().mandate())
                .unless(
                    mandate ->
                        mandate.body().equals(signed.actor().organisation())
                            ? Optional.empty()
                            : Optional.of(Refusal.of("foreign-mandate")))
                .map(mandate -> end(mandate, signed)));
  }

  private Mandate end(Mandate mandate, Signed<?> signed) {
    if (mandate.endedAt().isPresent()) {
      return mandate;
    }
    Sha256 ending = documents.put(signed.der());
    mandates.end(mandate.id(), signed.actor().person(), ending, signed.at());
    events.fire(new MandateEnded(mandate.auditor(), mandate.id(), ending, signed.at()));
    return mandates.lock(mandate.id()).orElseThrow();
  }

  private Verdict<Mandate> known(Sha256 id) {
    return Verdict.found(
        mandates.lock(id), () -> Refusal.of("mandate-unknown").with("mandate", id));
  }

  private Optional<Refusal> isNoOversight(Signed<?> signed) {
    return notOpen(named, organisations.get(signed.actor().organisation()).identifier());
  }

  /** Only people of bodies that the operator names have to do with mandates. */
  static Optional<Refusal> notOpen(NamedAgencies named, String code) {
    return named.mayOversee(code)
        ? Optional.empty()
        : Optional.of(Refusal.of("mandate-not-open").with("agency", code));
  }

  private static Optional<Refusal> unfit(AuditMandate mandate) {
    return FreeText.judge(
        FreeText.paragraphs("reason.ko", mandate.reason().ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", mandate.reason().en(), LONGEST_REASON).orEmpty());
  }
}
