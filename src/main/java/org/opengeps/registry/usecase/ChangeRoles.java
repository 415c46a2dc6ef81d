package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SetRoles;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RoleGrant;
import org.opengeps.registry.AgencyPerson;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.model.AgencyPeople;
import org.opengeps.registry.rules.RegistrationIsFresh;
import org.opengeps.registry.rules.RolesAreGivenByAnother;
import org.opengeps.registry.rules.RolesAreOpen;

/** An administrator of an agency decides what another of its people may do. */
@ApplicationScoped
public class ChangeRoles {
  @Inject private SignedDoor door;
  @Inject private FindOrganisation organisations;
  @Inject private FindPerson people;
  @Inject private NamedAgencies named;
  @Inject private AgencyPeople agencyPeople;
  @Inject private SetRoles setRoles;
  @Inject private Documents documents;

  private record Grant(RoleGrant words, Set<Role> given) {
    static Grant from(JsonObject json) {
      RoleGrant grant = RoleGrant.from(json);
      Set<Role> given = EnumSet.noneOf(Role.class);
      try {
        grant.roles().forEach(word -> given.add(Role.valueOf(word)));
      } catch (IllegalArgumentException e) {
        throw new JsonFormatException("roles", "names one that does not exist");
      }
      return new Grant(grant, given);
    }
  }

  private static final SignedDoor.Form<Grant> FORM =
      new SignedDoor.Form<>(RoleGrant.TYPE, Grant::from, Role.AGENCY_ADMINISTRATOR);

  /**
   * Sending the same message again changes nothing, also when the roles were changed since.
   *
   * @param cms SignedData of {@code opengeps/roles/1}, at most ten minutes old
   * @return refused as {@link SignedDoor} does, with {@code registration-stale}, {@code
   *     foreign-person}, {@code four-eyes}, {@code role-not-asked} or {@code role-not-open}
   */
  public Verdict<AgencyPerson> change(byte[] cms) {
    return door.enter(cms, FORM, this::change);
  }

  private Verdict<AgencyPerson> change(Signed<Grant> signed) {
    return Verdict.accept(signed)
        .unless(
            fresh ->
                RegistrationIsFresh.judge(
                    new RegistrationIsFresh.Facts(
                        fresh.message().document().signingTime(), fresh.at())))
        .then(
            fresh ->
                change(
                    fresh.content().words(), fresh.content().given(), fresh.message(), fresh.at()));
  }

  private Verdict<AgencyPerson> change(
      RoleGrant grant, Set<Role> given, SignedMessage message, Instant at) {
    Actor by = message.actor();
    Organisation agency = organisations.get(by.organisation());
    Optional<Person> found = people.find(new PersonId(grant.person().toString()));
    PersonId id = found.map(Person::id).orElse(by.person());
    Set<Role> wanted = agencyPeople.wanted(id);
    var facts =
        new RolesAreGivenByAnother.Facts(
            people.mayBeTheSame(id, by.person()),
            found.filter(one -> one.organisation().equals(agency.id())).isPresent()
                && agency.identifier().equals(grant.agency()),
            found.filter(one -> one.certifiedName().equals(grant.certifiedName())).isPresent(),
            found.map(Person::roles).orElse(Set.of()),
            wanted,
            given);
    boolean oversight = named.mayOversee(agency.identifier());
    Optional<Refusal> refusal =
        RolesAreGivenByAnother.judge(facts)
            .or(
                () ->
                    given.isEmpty()
                        ? Optional.empty()
                        : RolesAreOpen.judge(
                            new RolesAreOpen.Facts(agency.kind(), given, oversight)));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    Sha256 signed = documents.put(message.document().der());
    var change = new AgencyPeople.Change(id, by.person(), given, signed);
    return Verdict.accept(
        agencyPeople.note(change, MessageId.of(message.document()), at)
            ? new AgencyPerson(setRoles.set(id, given, signed, at), wanted)
            : new AgencyPerson(people.get(id), wanted));
  }
}
