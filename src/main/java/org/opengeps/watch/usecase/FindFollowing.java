package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Following;
import org.opengeps.watch.Following.Item;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.NewsBook;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.model.WatchedTenders;

/** What a person follows, and what is new: seven statements. It works without mail. */
@ApplicationScoped
public class FindFollowing {
  /** Items that are shown; older ones stand on the pages of the tenders. */
  public static final int ITEMS = 100;

  @Inject private Followers followers;
  @Inject private WatchedTenders watches;
  @Inject private SavedSearches searches;
  @Inject private NewsBook news;
  @Inject private FindTenders tenders;
  @Inject private Clock clock;

  @Transactional
  public Following find(PersonId person) {
    Optional<Follower> follower = followers.find(person);
    List<WatchedTender> watched = watches.list(person);
    List<SavedSearch> saved = searches.list(person);
    List<Item> items = items(person, follower.map(Follower::readAt).orElse(Instant.MAX));
    List<TenderNumber> named =
        Stream.concat(watched.stream().map(WatchedTender::tender), items.stream().map(Item::tender))
            .distinct()
            .toList();
    Map<TenderNumber, TenderSummary> rows =
        tenders.among(named).stream()
            .collect(Collectors.toMap(row -> TenderNumber.of(row.ref()), Function.identity()));
    return new Following(follower, watched, saved, items, rows);
  }

  private List<Item> items(PersonId person, Instant readAt) {
    Stream<Item> happened =
        news.list(person, ITEMS).stream()
            .map(
                one ->
                    new Item(
                        TenderNumber.of(one.ref()),
                        one.at(),
                        Optional.of(one),
                        "",
                        one.at().isAfter(readAt)));
    Stream<Item> found =
        searches.listFound(person, ITEMS).stream()
            .map(
                one ->
                    new Item(
                        one.tender(),
                        one.at(),
                        Optional.empty(),
                        one.search(),
                        one.at().isAfter(readAt)));
    return Stream.concat(happened, found)
        .sorted(Comparator.comparing(Item::at).reversed())
        .limit(ITEMS)
        .toList();
  }

  /** Nothing is marked as new any more. */
  @Transactional
  public void read(PersonId person) {
    followers.read(person, clock.instant());
  }
}
