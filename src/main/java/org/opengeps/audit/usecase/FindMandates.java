package org.opengeps.audit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.audit.BodyMandate;
import org.opengeps.audit.BodyMandates;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.model.Mandates;
import org.opengeps.audit.rules.MandateIsBySecondPerson;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.FindSigners;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.NamedAgencies;

/**
 * The mandates of an oversight body, for its own people: those who propose, approve and end them.
 * Of which agencies they are nobody else learns (ADR 41).
 */
@ApplicationScoped
public class FindMandates {
  private static final int PAGE_SIZE = 20;

  @Inject private Mandates mandates;
  @Inject private FindOrganisation organisations;
  @Inject private FindPerson people;
  @Inject private FindSigners signers;
  @Inject private NamedAgencies named;
  @Inject private Clock clock;

  /**
   * Whether the person may see them.
   *
   * @return {@code role-missing} or {@code mandate-not-open} if not
   */
  @Transactional
  public Optional<Refusal> lacking(Actor actor) {
    Optional<Refusal> role = actor.lacking(GrantMandate.SECONDS.toArray(Role[]::new));
    return role.isPresent() ? role : GrantMandate.notOpen(named, code(actor));
  }

  private String code(Actor actor) {
    return organisations.get(actor.organisation()).identifier();
  }

  /**
   * Newest first; for people who lack nothing.
   *
   * @param asked which page, from 1; beyond the end the last one is shown
   */
  @Transactional
  public BodyMandates page(Actor actor, int asked) {
    Pages pages = Pages.of(asked, mandates.countBy(actor.organisation()), PAGE_SIZE);
    return new BodyMandates(
        pages, countWaiting(actor), seen(actor, mandates.listBy(actor.organisation(), pages)));
  }

  /** How many of the body's mandates wait for their second person. */
  @Transactional
  public long countWaiting(Actor actor) {
    return mandates.countProposed(actor.organisation(), clock.instant());
  }

  /** One of the body's. */
  @Transactional
  public Optional<BodyMandate> find(Actor actor, Sha256 id) {
    List<Mandate> own =
        mandates.find(id).stream().filter(one -> one.body().equals(actor.organisation())).toList();
    return seen(actor, own).stream().findFirst();
  }

  /** Auditors of the body for whom this person may propose a mandate. */
  @Transactional
  public List<Person> auditors(Actor actor) {
    Set<PersonId> self = people.doublesOf(actor.person());
    return people.list(actor.organisation(), Role.AUDITOR).stream()
        .filter(one -> !self.contains(one.id()))
        .toList();
  }

  private List<BodyMandate> seen(Actor actor, List<Mandate> list) {
    Instant now = clock.instant();
    Set<PersonId> self = people.doublesOf(actor.person());
    Map<Sha256, String> names = signers.names(list.stream().map(Mandate::id).toList());
    return list.stream()
        .map(
            one -> {
              String state = one.state(now);
              return new BodyMandate(
                  one,
                  state,
                  names.getOrDefault(one.id(), ""),
                  state.equals("proposed") && isSecond(actor, self, one),
                  Set.of("proposed", "coming", "in-force").contains(state));
            })
        .toList();
  }

  private static boolean isSecond(Actor actor, Set<PersonId> self, Mandate mandate) {
    return MandateIsBySecondPerson.judge(
            new MandateIsBySecondPerson.Facts(
                mandate.body(),
                actor.organisation(),
                self.contains(mandate.proposer()),
                self.contains(mandate.auditor())))
        .isEmpty();
  }
}
