package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.watch.usecase.ChooseAddress;
import org.opengeps.watch.usecase.FindFollowing;
import org.opengeps.watch.usecase.SaveSearches;
import org.opengeps.watch.usecase.WatchTenders;

/** The forms with which a person changes what he or she follows. */
@ApplicationScoped
class WatchingForms {
  private static final String HOME = "/watching";

  @Inject private WatchTenders watch;
  @Inject private SaveSearches searches;
  @Inject private ChooseAddress addresses;
  @Inject private FindFollowing following;
  @Inject private WatchingDesk desk;

  /**
   * What comes of a form: one of the two.
   *
   * @param page that says what was refused
   * @param next address of the page that comes next
   */
  record Answer(Optional<Page> page, String next) {}

  /**
   * @param language of the page that holds the form
   */
  Answer take(Visit visit, Person person, String language) {
    String form = visit.path().size() == 2 ? visit.path().get(1) : "";
    return switch (form) {
      case "tender" -> tender(visit, person, language);
      case "search" -> search(visit, person, language);
      case "end-search" -> endSearch(visit, person);
      case "address" -> address(visit, person, language);
      case "no-address" -> {
        addresses.forget(person.id());
        yield done("forgotten");
      }
      case "read" -> {
        following.read(person.id());
        yield done("read");
      }
      default -> new Answer(Optional.of(Page.notFound()), "");
    };
  }

  private Answer tender(Visit visit, Person person, String language) {
    Optional<TenderNumber> number = TenderNumber.find(visit.parameter("tender"));
    if (number.isEmpty()) {
      return new Answer(Optional.of(Page.notFound()), "");
    }
    if (visit.parameter("act").equals("stop")) {
      watch.end(person.id(), number.get());
      boolean home = visit.parameter("from").equals("watching");
      return home ? done("stopped") : next("/tenders/" + number.get());
    }
    return answer(
        person,
        watch.watch(person.id(), number.get(), language),
        Map.of(),
        "/tenders/" + number.get());
  }

  private Answer search(Visit visit, Person person, String language) {
    return answer(
        person,
        searches.save(
            person.id(),
            visit.parameter("name"),
            visit.parameter("conditions"),
            visit.parameter("pace"),
            language),
        Map.of(),
        HOME + "?done=saved");
  }

  private Answer endSearch(Visit visit, Person person) {
    String id = visit.parameter("search");
    if (LetterLinks.isId(id)) {
      searches.end(person.id(), UUID.fromString(id));
    }
    return done("ended");
  }

  private Answer address(Visit visit, Person person, String language) {
    String typed = visit.parameter("address");
    String zone = visit.parameter("zone");
    return answer(
        person,
        addresses.ask(person.id(), typed, zone, language),
        Map.of("addressTyped", typed, "zoneTyped", zone),
        HOME + "?done=address");
  }

  private Answer answer(Person person, Verdict<?> verdict, Map<String, String> typed, String next) {
    Optional<Refusal> refusal = verdict.refused();
    return refusal
        .map(why -> new Answer(Optional.of(desk.show(person, why, typed)), ""))
        .orElseGet(() -> next(next));
  }

  private static Answer done(String what) {
    return next(HOME + "?done=" + what);
  }

  private static Answer next(String address) {
    return new Answer(Optional.empty(), address);
  }
}
