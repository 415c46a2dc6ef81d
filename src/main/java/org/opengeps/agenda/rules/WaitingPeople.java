package org.opengeps.agenda.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPerson;

/** Names that another person proposed for the agency, and people who ask for roles. */
final class WaitingPeople {
  private WaitingPeople() {}

  static List<Task> list(Facts facts) {
    Officer me = facts.me();
    Stream<Task> names =
        facts.agency().names().stream()
            .filter(
                name ->
                    me.may(
                        Role.AGENCY_ADMINISTRATOR,
                        Role.CONTRACTING_OFFICER,
                        Role.APPROVING_OFFICER))
            .filter(name -> me.isSecondTo(name.proposer()))
            .map(name -> name(facts, name));
    Stream<Task> people =
        facts.agency().people().stream()
            .filter(person -> me.may(Role.AGENCY_ADMINISTRATOR))
            .filter(person -> me.isSecondTo(person.person().id()))
            .map(person -> person(facts, person));
    return Stream.concat(names, people).toList();
  }

  private static Task name(Facts facts, AgencyName name) {
    return Task.since(
        TaskKind.APPROVE_NAME,
        Subject.named(name.name(), facts.zone()),
        name.proposedAt(),
        Detail.of(name.proposal().hex()));
  }

  private static Task person(Facts facts, AgencyPerson person) {
    String name = person.person().name();
    return new Task(
        TaskKind.GIVE_ROLES,
        Subject.named(new LocalText(name, name), facts.zone()),
        Optional.empty(),
        Optional.empty(),
        Detail.of(person.person().id().value()));
  }
}
