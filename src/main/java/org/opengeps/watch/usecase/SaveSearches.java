package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.OfficialZone;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.rules.LetterTimes;
import org.opengeps.watch.rules.SearchConditions;

/** A person who is logged in keeps a search, or does no longer. */
@ApplicationScoped
public class SaveSearches {
  /** Searches that one person keeps. */
  public static final int MOST = 20;

  /** Characters of a name. */
  public static final int LONGEST_NAME = 60;

  @Inject private SavedSearches searches;
  @Inject private Followers followers;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /** For the container. */
  protected SaveSearches() {}

  SaveSearches(SavedSearches searches, Followers followers, OfficialZone zone, Clock clock) {
    this.searches = searches;
    this.followers = followers;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Keeps a search: tenders that are published or changed from now on are told.
   *
   * @param conditions of the list of tenders, as in its address
   * @param pace a {@link Pace#word}
   * @param language of the letters of somebody who followed nothing before
   * @return refused with {@code text-unfit}, {@code malformed} or {@code watch-full}
   */
  @Transactional
  public Verdict<SavedSearch> save(
      PersonId person, String name, String conditions, String pace, String language) {
    String plain = PlainText.compose(name);
    Optional<Pace> chosen = Pace.find(pace);
    if (chosen.isEmpty()) {
      return Verdict.refuse(Refusal.of("malformed.search-pace").with("pace", pace));
    }
    followers.ensure(person, language, zone.zone(), clock.instant());
    Follower follower = followers.lock(person).orElseThrow();
    return SearchConditions.read(conditions, zone.zone())
        .unless(
            read ->
                PlainText.flaw(plain, PlainText.Form.LINE, LONGEST_NAME)
                    .map(flaw -> flaw.refusal("name")))
        .unless(read -> full(person))
        .map(read -> add(person, plain, read, chosen.get(), follower));
  }

  private Optional<Refusal> full(PersonId person) {
    return searches.list(person).size() < MOST
        ? Optional.empty()
        : Optional.of(Refusal.of("watch-full.searches").with("most", MOST));
  }

  private SavedSearch add(
      PersonId person, String name, SearchConditions read, Pace pace, Follower follower) {
    Instant now = clock.instant();
    Optional<Instant> next =
        pace == Pace.DAILY
            ? Optional.of(LetterTimes.nextMorning(now, follower.zone()))
            : Optional.empty();
    SavedSearch search = new SavedSearch(UUID.randomUUID(), name, read.toString(), pace, now, next);
    searches.add(person, search);
    return search;
  }

  /**
   * Ends a search of the person.
   *
   * @return refused with {@code watch-unknown} if there is none
   */
  @Transactional
  public Verdict<SavedSearch> end(PersonId person, UUID search) {
    Optional<SavedSearch> own =
        searches
            .find(search)
            .filter(found -> found.person().equals(person))
            .map(SavedSearches.Owned::search);
    own.ifPresent(found -> searches.end(found.id()));
    return Verdict.found(own, () -> Refusal.of("watch-unknown"));
  }
}
