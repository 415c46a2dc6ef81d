package org.opengeps.registry.usecase;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.Role;
import org.opengeps.identity.RolesChanged;
import org.opengeps.identity.usecase.BindCertificate;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.OrganisationRegistered;
import org.opengeps.registry.Registered;
import org.opengeps.registry.RegistrationChanged;
import org.opengeps.registry.model.AgencyPeople;
import org.opengeps.registry.model.Organisations;
import org.opengeps.registry.model.Registrations;
import org.opengeps.registry.model.StoredOrganisation;
import org.opengeps.registry.rules.AgencyBeginsWithItsAdministrator;
import org.opengeps.registry.rules.AgencyNameIsChangedByTwo;

/**
 * The part of a registration that happens in one transaction: rows, binding, document and facts for
 * the log, or nothing.
 */
@ApplicationScoped
public class SaveRegistration {
  @Inject private Organisations organisations;
  @Inject private Registrations registrations;
  @Inject private AgencyPeople agencyPeople;
  @Inject private NamedAgencies named;
  @Inject private BindCertificate bindCertificate;
  @Inject private FindPerson findPerson;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  @Resource private TransactionSynchronizationRegistry transaction;

  @Transactional
  public Verdict<Registered> save(SignedDocument document, RegistrationFacts facts, Instant at) {
    boolean administrator =
        facts.roles().contains(Role.AGENCY_ADMINISTRATOR)
            && named.mayAdminister(facts.registration().identifier(), document.signer());
    Optional<Refusal> obstacle = obstacle(facts, administrator);
    return obstacle.isPresent()
        ? Verdict.refuse(obstacle.get())
        : save(document, facts, administrator, at);
  }

  private Optional<Refusal> obstacle(RegistrationFacts facts, boolean administrator) {
    Optional<LocalText> name =
        organisations
            .findByIdentifier(facts.kind(), facts.registration().identifier())
            .map(stored -> stored.organisation().name());
    return AgencyBeginsWithItsAdministrator.judge(
            new AgencyBeginsWithItsAdministrator.Facts(
                facts.kind(), name.isPresent(), administrator))
        .or(
            () ->
                AgencyNameIsChangedByTwo.judge(
                    new AgencyNameIsChangedByTwo.Facts(
                        facts.kind(), facts.registration().name(), name)));
  }

  private Verdict<Registered> save(
      SignedDocument document, RegistrationFacts facts, boolean administrator, Instant at) {
    Organisation draft =
        new Organisation(
            new OrganisationId(UUID.randomUUID().toString()),
            facts.kind(),
            facts.registration().identifier(),
            facts.registration().name(),
            facts.profile(),
            at);
    boolean isNew = organisations.claim(draft);
    StoredOrganisation stored =
        organisations
            .findByIdentifier(draft.kind(), draft.identifier())
            .orElseThrow(IllegalStateException::new);
    OrganisationId organisation = stored.organisation().id();
    Sha256 id = MessageId.of(document);
    Optional<Registrations.Accepted> same = registrations.find(id);
    if (same.isPresent()) {
      return Verdict.accept(
          new Registered(stored.organisation(), findPerson.get(same.get().person())));
    }
    Sha256 hash = documents.put(document.der());
    var person = facts.registration().person();
    Verdict<BindCertificate.Bound> bound =
        bindCertificate.bind(
            document.signer(),
            organisation,
            new BindCertificate.Registrant(
                person.name(), person.email(), facts.roles(), given(facts, administrator)),
            hash,
            at);
    if (bound instanceof Verdict.Refused<BindCertificate.Bound> refused) {
      transaction.setRollbackOnly();
      return Verdict.refuse(refused.refusal());
    }
    stored.update(facts.registration().name(), facts.profile());
    Person registered = bound.orThrow().person();
    registrations.add(
        new Registrations.Accepted(
            id, hash, organisation, registered.id(), document.signingTime(), at));
    events.fire(
        isNew
            ? new OrganisationRegistered(organisation, draft.kind(), draft.identifier(), hash, at)
            : new RegistrationChanged(organisation, hash, at));
    if (draft.kind() == OrganisationKind.AGENCY) {
      noteRoles(registered, facts.roles(), bound.orThrow().before(), hash, at);
    }
    return Verdict.accept(new Registered(stored.organisation(), registered));
  }

  /** A supplier's people are its own; an agency's are given their roles by its administrator. */
  private static Set<Role> given(RegistrationFacts facts, boolean administrator) {
    return facts.kind() == OrganisationKind.SUPPLIER
        ? facts.roles()
        : administrator ? Set.of(Role.AGENCY_ADMINISTRATOR) : Set.of();
  }

  private void noteRoles(
      Person person, Set<Role> wanted, Set<Role> before, Sha256 registration, Instant at) {
    agencyPeople.ask(person.id(), wanted, registration, at);
    if (!person.roles().equals(before)) {
      events.fire(new RolesChanged(person.id(), person.roles(), registration, at));
    }
  }
}
