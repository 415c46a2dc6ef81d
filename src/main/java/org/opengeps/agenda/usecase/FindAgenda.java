package org.opengeps.agenda.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.opengeps.agenda.Agenda;
import org.opengeps.agenda.rules.AgencyFacts;
import org.opengeps.agenda.rules.Due;
import org.opengeps.agenda.rules.Facts;
import org.opengeps.agenda.rules.GoingWrong;
import org.opengeps.agenda.rules.Officer;
import org.opengeps.agenda.rules.TenderFacts;
import org.opengeps.agenda.rules.WaitingForMe;
import org.opengeps.identity.Actor;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.notice.usecase.ListUnderway;
import org.opengeps.platform.OfficialZone;

/**
 * What an officer has before him or her this morning.
 *
 * <p>It costs some forty-eight statements at most, and as many with three hundred tenders as with
 * one: each is about all tenders of the agency at once, but for those that name more than two
 * hundred of them. Nothing is folded: what only a lot's method can say is left to the lot's page.
 */
@ApplicationScoped
public class FindAgenda {
  @Inject private ReadTenders readTenders;
  @Inject private ReadRounds readRounds;
  @Inject private ReadAgency readAgency;
  @Inject private FindPerson people;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /** For an officer of an agency, who sees what is its own; the caller asks for the role. */
  @Transactional
  public Agenda find(Actor actor) {
    Instant now = clock.instant();
    TenderFacts tenders = readTenders.read(actor.organisation(), now);
    AgencyFacts agency = readAgency.read(actor, now);
    Facts facts =
        new Facts(
            now,
            zone.zone(),
            new Officer(actor, people.doublesOf(actor.person())),
            tenders,
            readRounds.read(tenders.lots(), now),
            agency);
    return new Agenda(
        now,
        Agenda.Part.of(WaitingForMe.list(facts)),
        Agenda.Part.of(Due.list(facts)),
        Agenda.Part.of(GoingWrong.list(facts)),
        tenders.lots().size() == ListUnderway.MOST
            || tenders.drafts().size() == ReadTenders.MOST_DRAFTS);
  }
}
