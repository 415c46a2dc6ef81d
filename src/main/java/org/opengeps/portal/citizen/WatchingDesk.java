package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Refusal;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.OfficialZone;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Following;
import org.opengeps.watch.usecase.FindFollowing;
import org.opengeps.watch.usecase.SaveSearches;
import org.opengeps.watch.usecase.WatchTenders;

/** The page of what a person follows. */
@ApplicationScoped
class WatchingDesk {
  private static final int UNPROCESSABLE = 422;

  /** What was just done; anything else in the address says nothing. */
  private static final List<String> DONE =
      List.of("saved", "ended", "stopped", "address", "forgotten", "read");

  @Inject private FindFollowing following;
  @Inject private MailRelay relay;
  @Inject private OfficialZone official;
  @Inject private InTransaction transaction;

  Page show(Person person, String done) {
    Map<String, Object> model = model(person);
    if (DONE.contains(done)) {
      model.put("done", done);
    }
    return Page.of("watching", model);
  }

  /** The same with what was refused. */
  Page show(Person person, Refusal refusal, Map<String, String> typed) {
    Map<String, Object> model = model(person);
    model.put("wrong", refusal);
    model.putAll(typed);
    return new Page(UNPROCESSABLE, "watching", model);
  }

  private Map<String, Object> model(Person person) {
    Following found = transaction.call(() -> following.find(person.id()));
    Optional<Follower> follower = found.follower();
    ZoneId zone = follower.map(Follower::zone).orElseGet(official::zone);
    Map<String, Object> model = new HashMap<>();
    model.put("mail", relay.isSetUp());
    model.put("zone", zone);
    model.put("zoneTyped", zone.getId());
    follower.flatMap(Follower::address).ifPresent(address -> model.put("address", address));
    model.put("confirmed", follower.filter(Follower::confirmed).isPresent());
    model.put("addressTyped", follower.flatMap(Follower::address).orElse(person.email()));
    model.put("tenders", found.tenders());
    model.put("searches", found.searches());
    model.put("items", found.items());
    model.put("unread", found.items().stream().filter(Following.Item::unread).count());
    Map<String, Object> rows = new HashMap<>();
    found.rows().forEach((number, row) -> rows.put(number.value(), row));
    model.put("rows", rows);
    model.put("mostTenders", WatchTenders.MOST);
    model.put("mostSearches", SaveSearches.MOST);
    return model;
  }
}
