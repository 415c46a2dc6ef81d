package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.custody.Seat;
import org.opengeps.custody.usecase.FindSeats;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.OwnOpening;
import org.opengeps.opening.usecase.FindOwnOpenings;
import org.opengeps.platform.OfficialZone;

/**
 * The page of a member of a committee: what waits for him, his openings, ceremonies and keys. What
 * the page shows beyond names is public; secrets are made and used in his own browser.
 */
@ApplicationScoped
class CommitteeDesk {
  @Inject private CurrentActor visitor;
  @Inject private FindSeats seats;
  @Inject private FindOwnOpenings openings;
  @Inject private ListCommittees committees;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /** For visitors and others it says who it is for, and how to come in. */
  Page show() {
    Optional<Actor> member = visitor.find().filter(actor -> actor.has(Role.COMMITTEE_MEMBER));
    return member.isPresent()
        ? Page.of("committee", of(member.get().person().value()))
        : Page.of("committee", Map.of("member", false, "visitor", !visitor.isLoggedIn()));
  }

  private Map<String, ?> of(String person) {
    List<Seat> own = seats.list(person);
    List<OwnOpening> due = openings.list(person);
    return Map.of(
        "member",
        true,
        "person",
        person,
        "certificate",
        visitor.findCertificate().map(Sha256::hex).orElse(""),
        "zone",
        zone.zone(),
        "now",
        clock.instant(),
        "seats",
        own,
        "openings",
        due,
        "pools",
        pools(own),
        "keys",
        seats.keys(person),
        "cut",
        own.size() == FindSeats.MOST || due.size() == FindOwnOpenings.MOST);
  }

  /** How many keys each agency of the member's ceremonies could bind now, by its code. */
  private Map<String, Long> pools(List<Seat> own) {
    Map<String, Long> free = new LinkedHashMap<>();
    for (Seat seat : own) {
      free.computeIfAbsent(seat.agency(), agency -> committees.countFree(agency, clock.instant()));
    }
    return free;
  }
}
