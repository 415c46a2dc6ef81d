package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.usecase.ListForFirm;
import org.opengeps.identity.BoundCertificate;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.usecase.FindCertificates;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.ProfileHistory;
import org.opengeps.registry.usecase.FindDebarments;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.FindProfile;

/**
 * The supplier's own page: what the register says of the firm and its people, what of it needs
 * attention, and the tenders for which it can bid. Nobody else reads it.
 */
@ApplicationScoped
class FirmDesk {
  private static final int PEOPLE = 20;

  /** A new certificate takes an authority some days. */
  private static final Duration WARNED = Duration.ofDays(30);

  @Inject private CurrentActor visitor;
  @Inject private FindOrganisation organisations;
  @Inject private FindProfile profiles;
  @Inject private FindDebarments debarments;
  @Inject private FindPerson people;
  @Inject private FindCertificates certificates;
  @Inject private ListForFirm open;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /**
   * One of the firm's people.
   *
   * @param certificate that speaks for the person; null if none does
   * @param state {@code good}, {@code soon} if it ends within thirty days, {@code ended}, or {@code
   *     none}
   */
  public record Colleague(Person person, BoundCertificate certificate, String state, boolean me) {}

  /** {@code /firm}; for who is no supplier, what it is and where to go. */
  Page show(Visit visit) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    Optional<Person> person = visitor.findPerson();
    model.put("loggedIn", person.isPresent());
    person.ifPresent(me -> firm(me).ifPresent(firm -> fill(model, firm, me, visit.pageNumber())));
    return Page.of("firm", model);
  }

  /** What a firm's person finds in the form of the registration: what is registered now. */
  Page register() {
    Map<String, Object> model = new HashMap<>();
    visitor
        .findPerson()
        .ifPresent(
            me ->
                firm(me)
                    .ifPresent(
                        firm -> {
                          model.put("firm", firm);
                          model.put("me", me);
                          model.put("industries", sorted(firm.profile().industryCodes()));
                          model.put("regions", sorted(firm.profile().regionCodes()));
                          model.put("size", size(firm));
                        }));
    return Page.of("register", model);
  }

  private Optional<Organisation> firm(Person person) {
    return organisations
        .find(person.organisation())
        .filter(found -> found.kind() == OrganisationKind.SUPPLIER);
  }

  private void fill(Map<String, Object> model, Organisation firm, Person me, int page) {
    Instant now = clock.instant();
    model.put("firm", firm);
    model.put("industries", firm.profile().industryCodes().stream().sorted().toList());
    model.put("regions", firm.profile().regionCodes().stream().sorted().toList());
    model.put("size", size(firm));
    ProfileHistory history = profiles.history(firm.id());
    model.put("history", history);
    model.put("debarments", debarments.list(firm.id()));
    model.put("now", now);
    Pages pages = Pages.of(page, people.count(firm.id()), PEOPLE);
    model.put("pages", pages);
    model.put("people", colleagues(people.list(firm.id(), pages), me, now));
    model.put("open", open.list(firm, history));
  }

  private List<Colleague> colleagues(List<Person> shown, Person me, Instant now) {
    Map<PersonId, BoundCertificate> bound =
        certificates.inForce(shown.stream().map(Person::id).toList());
    return shown.stream()
        .map(
            one ->
                new Colleague(
                    one,
                    bound.get(one.id()),
                    state(bound.get(one.id()), now),
                    one.id().equals(me.id())))
        .toList();
  }

  private static String state(BoundCertificate certificate, Instant now) {
    if (certificate == null) {
      return "none";
    }
    if (now.isAfter(certificate.notAfter())) {
      return "ended";
    }
    return now.plus(WARNED).isAfter(certificate.notAfter()) ? "soon" : "good";
  }

  private static String size(Organisation firm) {
    return firm.profile().size().map(FirmSize::word).orElse("");
  }

  private static String sorted(java.util.Set<String> codes) {
    return String.join(", ", codes.stream().sorted().toList());
  }
}
