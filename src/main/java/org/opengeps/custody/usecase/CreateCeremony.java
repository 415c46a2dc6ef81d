package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyStep;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.Member;
import org.opengeps.custody.model.RegisteredKey;
import org.opengeps.custody.rules.CeremonyIsWellFormed;
import org.opengeps.custody.rules.CeremonyIsWellFormed.MemberFacts;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Committee;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.registry.usecase.FindOrganisation;

/** A contracting officer calls a committee to make keys for the agency's tenders. */
@ApplicationScoped
public class CreateCeremony {
  private static final SignedDoor.Form<CeremonyStatement> FORM =
      new SignedDoor.Form<>(
          CeremonyStatement.TYPE, CeremonyStatement::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private Ceremonies ceremonies;
  @Inject private CommitteeKeys keys;
  @Inject private FindPerson people;
  @Inject private FindOrganisation organisations;
  @Inject private Event<DomainEvent> events;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/ceremony/1}
   * @return its id; refused with the codes of {@link SignedDoor}, {@code id-reused}, {@code
   *     foreign-agency}, {@code clock-off}, {@code pool-too-long}, {@code too-many-keys}, {@code
   *     member-twice}, {@code text-unfit}, {@code committee-key-unusable}
   */
  public Verdict<CeremonyId> create(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<CeremonyId> take(Signed<CeremonyStatement> signed) {
    CeremonyStatement statement = signed.content();
    var id = new CeremonyId(statement.ceremony());
    Optional<Ceremony> before = ceremonies.find(id);
    if (before.isPresent()) {
      return before.get().hash().equals(statement.hash())
          ? Verdict.accept(id)
          : Verdict.refuse(Refusal.of("id-reused.ceremony"));
    }
    String agency = organisations.get(signed.message().actor().organisation()).identifier();
    List<MemberFacts> members = statement.members().stream().map(this::facts).toList();
    Optional<Refusal> refusal = CeremonyIsWellFormed.judge(statement, members, agency, signed.at());
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    Sha256 document = messages.keep(signed);
    ceremonies.add(new Ceremony(terms(statement), document, members(statement)));
    events.fire(new CeremonyStep(id, CeremonyStep.Step.CREATED, 0, document, signed.at()));
    return Verdict.accept(id);
  }

  /**
   * The enclosed registration counts only if it is, byte for byte, one that was taken here: then
   * its signature was checked.
   */
  private MemberFacts facts(CeremonyStatement.Member member) {
    Optional<RegisteredKey> registered = keys.findByDocument(Sha256.of(member.committeeKey()));
    return registered
        .map(
            key ->
                new MemberFacts(
                    member.index(),
                    people
                        .find(new PersonId(key.person()))
                        .map(one -> one.organisation() + " " + one.certifiedName())
                        .orElse(member.person()),
                    key.person().equals(member.person()),
                    key.point().hex(),
                    key.notAfter()))
        .orElseGet(
            () ->
                new MemberFacts(
                    member.index(), member.person(), false, "unknown " + member.index(), null));
  }

  private static Ceremony.Terms terms(CeremonyStatement statement) {
    return new Ceremony.Terms(
        new CeremonyId(statement.ceremony()),
        statement.agency(),
        statement.hash(),
        statement.k(),
        statement.keys(),
        statement.createdAt(),
        statement.expiresAt());
  }

  private static List<Member> members(CeremonyStatement statement) {
    return statement.members().stream()
        .map(
            member -> {
              CommitteeKeyStatement key = Committee.memberKey(statement, member.index());
              return new Member(member.index(), member.person(), member.name(), key.key());
            })
        .toList();
  }
}
