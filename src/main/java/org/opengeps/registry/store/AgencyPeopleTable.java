package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.registry.model.AgencyPeople;

/** Wishes in {@code role_wish}, decisions in {@code role_change}. */
@ApplicationScoped
@Transactional
public class AgencyPeopleTable implements AgencyPeople {
  @PersistenceContext private EntityManager entities;

  @Override
  public void ask(PersonId person, Set<Role> wanted, Sha256 registration, Instant at) {
    Sql.run(
        entities,
        "REPLACE INTO role_wish (person, roles, document, asked_at) VALUES (?, ?, ?, ?)",
        person.value(),
        words(wanted),
        registration.bytes(),
        at);
  }

  @Override
  public Set<Role> wanted(PersonId person) {
    return wanted(List.of(person)).getOrDefault(person, Set.of());
  }

  @Override
  public Map<PersonId, Set<Role>> wanted(List<PersonId> people) {
    List<Object> ids = people.stream().<Object>map(PersonId::value).toList();
    return ManyRows.select(entities, "SELECT person, roles FROM role_wish WHERE person IN", ids)
        .stream()
        .collect(
            Collectors.toMap(row -> new PersonId((String) row[0]), row -> roles((String) row[1])));
  }

  @Override
  public Set<PersonId> answered(List<PersonId> people) {
    return ManyRows.select(
            entities,
            "SELECT DISTINCT w.person, w.asked_at FROM role_wish w JOIN role_change c"
                + " ON c.person = w.person AND c.changed_at >= w.asked_at WHERE w.person IN",
            people.stream().<Object>map(PersonId::value).toList())
        .stream()
        .map(row -> new PersonId((String) row[0]))
        .collect(Collectors.toSet());
  }

  private static Set<Role> roles(String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(words.split(","))
        .filter(word -> !word.isEmpty())
        .forEach(word -> roles.add(Role.valueOf(word)));
    return roles;
  }

  @Override
  public boolean note(Change change, Sha256 id, Instant at) {
    return Sql.run(
            entities,
            "INSERT IGNORE INTO role_change (id, person, changed_by, roles, document, changed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            id.bytes(),
            change.person().value(),
            change.by().value(),
            words(change.roles()),
            change.document().bytes(),
            at)
        == 1;
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }
}
