package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.OfficialZone;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.Letterbox;
import org.opengeps.watch.model.NewsBook;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.model.SavedSearches.Owned;
import org.opengeps.watch.rules.LetterTimes;
import org.opengeps.watch.rules.SearchConditions;

/**
 * Looks for what saved searches find, each once after an order was published: {@value #MOST} a run,
 * about eight statements each, and one for each tender that it finds. A look takes the newest
 * hundred tenders that meet the conditions, and of these tells once what was published or changed
 * since the search was saved.
 */
@ApplicationScoped
public class RunSearches {
  private static final Logger LOG = Logger.getLogger(RunSearches.class.getName());
  private static final int MOST = 200;

  /** Longer than a publication takes until others see it. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /** Older tenders are no news; what was found is remembered longer. */
  private static final Duration NEW = Duration.ofDays(60);

  @Inject private SavedSearches searches;
  @Inject private Followers followers;
  @Inject private NewsBook news;
  @Inject private Letterbox letters;
  @Inject private FindTenders tenders;
  @Inject private MailRelay relay;
  @Inject private OfficialZone zone;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;

  /** For the container. */
  protected RunSearches() {}

  RunSearches(
      SavedSearches searches,
      Followers followers,
      NewsBook news,
      Letterbox letters,
      FindTenders tenders,
      MailRelay relay,
      OfficialZone zone,
      InTransaction transaction,
      Clock clock) {
    this.searches = searches;
    this.followers = followers;
    this.news = news;
    this.letters = letters;
    this.tenders = tenders;
    this.relay = relay;
    this.zone = zone;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Goes on where the last run stopped. */
  public void run() {
    Instant now = clock.instant();
    Optional<Instant> order = transaction.call(() -> news.lastOrder(now.minus(SETTLED)));
    order.ifPresent(last -> repeat(() -> take(last.plus(SETTLED), now), one -> look(one, now)));
    repeat(() -> takeDue(now), one -> tell(one, now));
  }

  /**
   * A search is taken in a transaction of its own, so that one that fails keeps no other from being
   * looked for; it is looked for again after the next order, and misses nothing.
   */
  private void repeat(Supplier<Optional<Owned>> next, Consumer<Owned> step) {
    for (int i = 0; i < MOST; i++) {
      Optional<Owned> taken = transaction.call(next);
      if (taken.isEmpty()) {
        return;
      }
      try {
        transaction.run(() -> step.accept(taken.get()));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "saved search " + taken.get().search().id() + " failed");
      }
    }
  }

  private Optional<Owned> take(Instant before, Instant now) {
    Optional<Owned> taken = searches.takeUnlooked(before);
    taken.ifPresent(owned -> searches.looked(owned.search().id(), now));
    return taken;
  }

  private Optional<Owned> takeDue(Instant now) {
    Optional<Owned> taken = searches.takeDue(now);
    taken.ifPresent(
        owned -> {
          Follower follower = followers.find(owned.person()).orElseThrow();
          searches.next(owned.search().id(), LetterTimes.nextMorning(now, follower.zone()));
        });
    return taken;
  }

  private void look(Owned owned, Instant now) {
    SavedSearch search = owned.search();
    searches.found(search.id(), find(search, now), now);
    if (search.pace() == Pace.AT_ONCE) {
      tell(owned, now);
    }
  }

  /** Conditions of an older version that the list would refuse now find nothing. */
  private List<TenderNumber> find(SavedSearch search, Instant now) {
    Instant since = search.since().isAfter(now.minus(NEW)) ? search.since() : now.minus(NEW);
    Verdict<TenderQuery> query =
        SearchConditions.read(search.conditions(), zone.zone())
            .then(conditions -> conditions.query(zone.zone()));
    return query.refused().isPresent() ? List.of() : find(query.orThrow(), since);
  }

  private List<TenderNumber> find(TenderQuery query, Instant since) {
    TenderPage page = tenders.page(query);
    Map<TenderNumber, Instant> published = tenders.lastPublished(page);
    return page.tenders().stream()
        .map(TenderSummary::ref)
        .map(TenderNumber::of)
        .filter(number -> !published.getOrDefault(number, Instant.EPOCH).isBefore(since))
        .toList();
  }

  private void tell(Owned owned, Instant now) {
    boolean wanted =
        relay.isSetUp() && followers.find(owned.person()).filter(Follower::confirmed).isPresent();
    UUID letter = UUID.randomUUID();
    if (wanted && searches.tell(owned.search().id(), letter) > 0) {
      letters.add(letter, owned.person(), Letterbox.Kind.FOUND, letter, owned.search().id(), now);
    }
  }
}
