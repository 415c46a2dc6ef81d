package org.opengeps.watch.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.testing.MovableClock;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.model.WatchedTenders;

/** What a person may keep, and whose it is. */
class KeepBoundsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private final PersonId person = new PersonId(UUID.randomUUID().toString());
  private final PersonId other = new PersonId(UUID.randomUUID().toString());
  private final MovableClock clock = new MovableClock(NOW);
  private final KeptFollowers followers = new KeptFollowers();
  private final KeptSearches searches = new KeptSearches();
  private final Kept watches = new Kept();
  private final SaveSearches save = new SaveSearches(searches, followers, new SeoulZone(), clock);
  private final WatchTenders watch =
      new WatchTenders(watches, followers, new Known(), new SeoulZone(), clock);

  private static final class Kept implements WatchedTenders {
    private final List<WatchedTender> all = new ArrayList<>();

    @Override
    public void add(PersonId person, WatchedTender one) {
      all.add(one);
    }

    @Override
    public List<WatchedTender> list(PersonId person) {
      return all;
    }

    @Override
    public Optional<WatchedTender> find(PersonId person, TenderNumber tender) {
      return all.stream().filter(one -> one.tender().equals(tender)).findFirst();
    }

    @Override
    public Optional<TenderNumber> find(UUID id) {
      return all.stream().filter(one -> one.id().equals(id)).map(WatchedTender::tender).findFirst();
    }

    @Override
    public boolean end(UUID id) {
      return all.removeIf(one -> one.id().equals(id));
    }
  }

  /** All numbers but the last are tenders. */
  @Vetoed
  private static final class Known extends FindNotice {
    @Override
    public Optional<OrganisationId> agencyOf(TenderNumber number) {
      return number.value().endsWith("99999999")
          ? Optional.empty()
          : Optional.of(new OrganisationId(UUID.randomUUID().toString()));
    }
  }

  private static String key(Verdict<?> verdict) {
    return verdict.refused().map(Refusal::key).orElse("accepted");
  }

  private static TenderNumber number(int serial) {
    return TenderNumber.of(2026, serial);
  }

  @Test
  void twoHundredTendersAreWatchedAndEachOnce() {
    for (int i = 1; i <= WatchTenders.MOST; i++) {
      watch.watch(person, number(i), "ko").orThrow();
    }
    UUID first = watch.watch(person, number(1), "ko").orThrow().id();
    assertThat(watches.all).hasSize(WatchTenders.MOST);
    assertThat(watches.all.get(0).id()).isEqualTo(first);
    assertThat(key(watch.watch(person, number(500), "ko"))).isEqualTo("watch-full.tenders");
    assertThat(watch.watch(person, number(500), "ko").refused())
        .map(Refusal::code)
        .contains("watch-full");
    watch.end(person, number(1));
    assertThat(key(watch.watch(person, number(500), "ko"))).isEqualTo("accepted");
  }

  @Test
  void onlyTendersAreWatched() {
    assertThat(key(watch.watch(person, number(99_999_999), "ko"))).isEqualTo("tender-unknown.form");
  }

  @Test
  void theLinkInALetterEndsWhatItCameFromAndTellsNothingElse() {
    StopLetters stop = new StopLetters(watches, searches);
    UUID watched = watch.watch(person, number(1), "ko").orThrow().id();
    UUID search = save.save(person, "하수관로", "q=a", "daily", "ko").orThrow().id();
    assertThat(stop.find(watched).flatMap(StopLetters.Source::tender)).contains(number(1));
    assertThat(stop.find(search).flatMap(StopLetters.Source::search)).contains("하수관로");
    stop.stop(watched);
    stop.stop(watched);
    stop.stop(search);
    assertThat(stop.find(watched)).isEmpty();
    assertThat(stop.find(search)).isEmpty();
    assertThat(watches.all).isEmpty();
  }

  @Test
  void twentySearchesAreKept() {
    for (int i = 0; i < SaveSearches.MOST; i++) {
      save.save(person, "검색 " + i, "q=a", "never", "ko").orThrow();
    }
    assertThat(key(save.save(person, "하나 더", "q=a", "never", "ko")))
        .isEqualTo("watch-full.searches");
    assertThat(key(save.save(other, "하나 더", "q=a", "never", "ko"))).isEqualTo("accepted");
  }

  @Test
  void aDailySearchHasItsNextMorning() {
    SavedSearch search = save.save(person, "하수관로", "q=a&page=3", "daily", "ko").orThrow();
    assertThat(search.nextAt()).contains(Instant.parse("2026-03-02T23:00:00Z"));
    assertThat(search.conditions()).isEqualTo("q=a");
    assertThat(save.save(person, "둘", "q=b", "at-once", "ko").orThrow().nextAt()).isEmpty();
  }

  @Test
  void whatIsNotASearchIsRefused() {
    assertThat(key(save.save(person, " ", "q=a", "daily", "ko")))
        .isEqualTo("text-unfit.nothing-visible");
    assertThat(key(save.save(person, "a\r\nBcc: x@example.kr", "q=a", "daily", "ko")))
        .isEqualTo("text-unfit.line-break");
    assertThat(key(save.save(person, "가".repeat(61), "q=a", "daily", "ko")))
        .isEqualTo("text-unfit.too-long");
    assertThat(key(save.save(person, "a", "q=a", "hourly", "ko")))
        .isEqualTo("malformed.search-pace");
    assertThat(key(save.save(person, "a", "status=x", "daily", "ko"))).isEqualTo("malformed.query");
    assertThat(searches.all).isEmpty();
  }

  @Test
  void nobodyEndsAnothersSearch() {
    UUID search = save.save(person, "하수관로", "q=a", "daily", "ko").orThrow().id();
    assertThat(key(save.end(other, search))).isEqualTo("watch-unknown");
    assertThat(searches.all).hasSize(1);
    assertThat(key(save.end(person, search))).isEqualTo("accepted");
    assertThat(key(save.end(person, search))).isEqualTo("watch-unknown");
  }
}
