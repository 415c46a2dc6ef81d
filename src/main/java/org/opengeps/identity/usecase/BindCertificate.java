package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.identity.CertificateBound;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.model.Binding;
import org.opengeps.identity.model.Bindings;
import org.opengeps.identity.model.People;
import org.opengeps.identity.model.StoredPerson;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.pki.Certificates;

/**
 * Ties a certificate to a person of an organisation. Who the person is, the authority says: the
 * same subject of the same authority in the same organisation is the same person, so that a lost
 * certificate is replaced without an operator. The earlier certificate ends at that instant; what
 * it signed before stands. A namesake has another subject, and so has whoever comes with a
 * certificate of another authority: they are other people here, and where two people are needed
 * {@link Person#mayBeTheSameAs} does not believe that they are two.
 */
@ApplicationScoped
public class BindCertificate {
  /**
   * What the registration says about the person.
   *
   * @param wanted roles that the person asks for; one that is held and not asked for any more is
   *     given up
   * @param given those of them that come with the registration itself
   */
  public record Registrant(String name, String email, Set<Role> wanted, Set<Role> given) {}

  /**
   * A person whose certificate is bound.
   *
   * @param before roles in force until now
   */
  public record Bound(Person person, Set<Role> before) {}

  @Inject private People people;
  @Inject private Bindings bindings;
  @Inject private Event<DomainEvent> events;

  /**
   * @param registration document that asks for the binding
   * @return the person; refused with {@code certificate-nameless} or {@code
   *     certificate-bound-elsewhere}
   */
  @Transactional
  public Verdict<Bound> bind(
      X509Certificate certificate,
      OrganisationId organisation,
      Registrant registrant,
      Sha256 registration,
      Instant at) {
    Optional<String> certifiedName =
        Certificates.commonName(certificate).filter(name -> !name.isBlank());
    if (certifiedName.isEmpty()) {
      return Verdict.refuse(Refusal.of("certificate-nameless"));
    }
    Optional<Binding> earlier = bindings.find(Certificates.fingerprint(certificate));
    Sha256 subject = Certificates.certifiedSubject(certificate);
    Optional<StoredPerson> known = people.findCertified(organisation, subject);
    if (earlier.isPresent() && !isInForceFor(earlier.get(), known, at)) {
      return Verdict.refuse(Refusal.of("certificate-bound-elsewhere"));
    }
    Set<Role> before = known.map(one -> one.person().roles()).orElse(Set.of());
    Person person = person(known, organisation, certifiedName.get(), registrant);
    if (known.isPresent()) {
      known.get().update(person);
    } else {
      people.add(new StoredPerson(person, subject, at));
    }
    if (earlier.isEmpty()) {
      bindings.findInForce(person.id()).ifPresent(binding -> binding.end(at));
      bindings.add(new Binding(person.id(), certificate, registration, at));
      events.fire(
          new CertificateBound(
              person.id(), Certificates.fingerprint(certificate), registration, at));
    }
    return Verdict.accept(new Bound(person, before));
  }

  private static boolean isInForceFor(Binding binding, Optional<StoredPerson> person, Instant at) {
    return binding.isInForceAt(at)
        && person.map(one -> one.person().id()).equals(Optional.of(binding.person()));
  }

  private static Person person(
      Optional<StoredPerson> known,
      OrganisationId organisation,
      String certifiedName,
      Registrant registrant) {
    PersonId id =
        known
            .map(one -> one.person().id())
            .orElseGet(() -> new PersonId(UUID.randomUUID().toString()));
    Set<Role> roles = EnumSet.noneOf(Role.class);
    known.ifPresent(one -> roles.addAll(one.person().roles()));
    roles.retainAll(registrant.wanted());
    roles.addAll(registrant.given());
    return new Person(
        id, organisation, certifiedName, registrant.name(), registrant.email(), roles);
  }
}
