package org.opengeps.registry.usecase;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.usecase.BindCertificate;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationRegistered;
import org.opengeps.registry.Registered;
import org.opengeps.registry.RegistrationChanged;
import org.opengeps.registry.model.Organisations;
import org.opengeps.registry.model.Registrations;
import org.opengeps.registry.model.StoredOrganisation;

/**
 * The part of a registration that happens in one transaction: rows, binding, document and facts for
 * the log, or nothing.
 */
@ApplicationScoped
public class SaveRegistration {
  @Inject private Organisations organisations;
  @Inject private Registrations registrations;
  @Inject private BindCertificate bindCertificate;
  @Inject private FindPerson findPerson;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  @Resource private TransactionSynchronizationRegistry transaction;

  @Transactional
  public Verdict<Registered> save(SignedDocument document, RegistrationFacts facts, Instant at) {
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
    Sha256 id = idOf(document);
    Optional<Registrations.Accepted> same = registrations.find(id);
    if (same.isPresent()) {
      return Verdict.accept(
          new Registered(stored.organisation(), findPerson.get(same.get().person())));
    }
    Sha256 hash = documents.put(document.der());
    var person = facts.registration().person();
    Verdict<Person> bound =
        bindCertificate.bind(
            document.signer(),
            organisation,
            new BindCertificate.Registrant(person.name(), person.email(), facts.roles()),
            hash,
            at);
    if (bound instanceof Verdict.Refused<Person> refused) {
      transaction.setRollbackOnly();
      return Verdict.refuse(refused.refusal());
    }
    stored.update(facts.registration().name(), facts.profile());
    registrations.add(
        new Registrations.Accepted(
            id, hash, organisation, bound.orThrow().id(), document.signingTime(), at));
    events.fire(
        isNew
            ? new OrganisationRegistered(organisation, draft.kind(), draft.identifier(), hash, at)
            : new RegistrationChanged(organisation, hash, at));
    return Verdict.accept(new Registered(stored.organisation(), bound.orThrow()));
  }

  /**
   * Signatures and their encoding can be varied by anybody; what was signed, by whom and when,
   * cannot.
   */
  private static Sha256 idOf(SignedDocument document) {
    byte[] content = document.content();
    return Sha256.of(
        ByteBuffer.allocate(2 * Sha256.LENGTH + Long.BYTES)
            .put(Certificates.fingerprint(document.signer()).bytes())
            .put(Sha256.of(content).bytes())
            .putLong(document.signingTime().toEpochMilli())
            .array());
  }
}
