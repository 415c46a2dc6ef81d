package org.opengeps.registry.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.registry.model.AgencyPeople;

/** Who waits for roles. */
class FindAgencyPeopleTest {
  private static final OrganisationId AGENCY =
      new OrganisationId("0b0f8f3c-0000-4000-8000-000000000000");
  private static final Person GIVEN = person(1, Role.EVALUATOR);
  private static final Person ASKING = person(2);
  private static final Person GIVEN_LESS = person(3);
  private final List<PersonId> asked = new ArrayList<>();
  private final Set<PersonId> answered = new HashSet<>(Set.of(GIVEN_LESS.id()));

  private static Person person(int number, Role... roles) {
    return new Person(
        new PersonId("0b0f8f3c-0000-4000-8000-00000000000" + number),
        AGENCY,
        "박신입",
        "박신입",
        "park@agency.example",
        Set.of(roles));
  }

  private List<Person> waiting() {
    var people =
        new FindPerson() {
          @Override
          public List<Person> list(OrganisationId organisation, Pages page) {
            return List.of(GIVEN, ASKING, GIVEN_LESS);
          }
        };
    return new FindAgencyPeople(people, new Wishes())
        .listWaiting(AGENCY).stream().map(one -> one.person()).toList();
  }

  @Test
  void whomAnAdministratorHasAnsweredWaitsNoLongerWhateverWasGiven() {
    assertThat(waiting()).containsExactly(ASKING);
    assertThat(asked).as("only those who wait").containsExactly(ASKING.id(), GIVEN_LESS.id());
    answered.clear();
    assertThat(waiting()).containsExactly(ASKING, GIVEN_LESS);
  }

  /** Everybody asks to be an evaluator. */
  private final class Wishes implements AgencyPeople {
    @Override
    public void ask(PersonId person, Set<Role> wanted, Sha256 registration, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<Role> wanted(PersonId person) {
      return Set.of(Role.EVALUATOR);
    }

    @Override
    public Map<PersonId, Set<Role>> wanted(List<PersonId> people) {
      return people.stream().collect(Collectors.toMap(Function.identity(), this::wanted));
    }

    @Override
    public Set<PersonId> answered(List<PersonId> people) {
      asked.addAll(people);
      return answered;
    }

    @Override
    public boolean note(Change change, Sha256 id, Instant at) {
      throw new UnsupportedOperationException();
    }
  }
}
