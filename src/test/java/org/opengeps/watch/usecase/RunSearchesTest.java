package org.opengeps.watch.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.mail.TestRelays;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.testing.MovableClock;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.model.NewsBook;

class RunSearchesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final PersonId person = new PersonId(UUID.randomUUID().toString());
  private final MovableClock clock = new MovableClock(NOW);
  private final KeptFollowers followers = new KeptFollowers();
  private final KeptSearches searches = new KeptSearches();
  private final KeptLetters letters = new KeptLetters(followers);
  private final Tenders tenders = new Tenders();
  private final RunSearches run =
      new RunSearches(
          searches,
          followers,
          new Orders(),
          letters,
          tenders,
          TestRelays.at(25),
          new SeoulZone(),
          new InTransaction(),
          clock);

  /** What the list finds, whatever is looked for. */
  @Vetoed
  private static final class Tenders extends FindTenders {
    private final Map<TenderNumber, Instant> published = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public TenderPage page(TenderQuery query) {
      asked.add(query.text());
      if (query.text().equals("고장")) {
        throw new IllegalStateException("planted");
      }
      List<TenderSummary> rows = published.keySet().stream().map(RunSearchesTest::row).toList();
      return new TenderPage(rows, Pages.of(1, rows.size(), 100), rows.size());
    }

    @Override
    public Map<TenderNumber, Instant> lastPublished(TenderPage page) {
      return published;
    }
  }

  /** Orders are what the tenders have. */
  private final class Orders implements NewsBook {
    @Override
    public void add(List<TenderNews> news) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TenderNews> find(UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> lastOrder(Instant until) {
      return tenders.published.values().stream()
          .filter(at -> !at.isAfter(until))
          .max(Instant::compareTo);
    }

    @Override
    public List<TenderNews> list(PersonId one, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean spread(boolean some, int most, Instant at) {
      throw new UnsupportedOperationException();
    }
  }

  private static TenderSummary row(TenderNumber number) {
    LocalText text = new LocalText("공사", "Works");
    return new TenderSummary(
        number.order(0),
        TenderState.OPEN,
        text,
        "Z990001",
        text,
        text,
        "works",
        1,
        1,
        1,
        1,
        0,
        null,
        null,
        false,
        NOW,
        NOW,
        NOW,
        NOW,
        SEOUL,
        false);
  }

  @BeforeEach
  void confirm() {
    followers.ensure(person, "ko", SEOUL, NOW);
    followers.ask(person, "hong@example.kr", "ko", SEOUL);
    var word = org.opengeps.kernel.Sha256.ofText("word");
    followers.expect(person, "hong@example.kr", word, NOW.plusSeconds(1));
    followers.confirm(word, NOW);
  }

  private UUID save(Pace pace, String words) {
    Optional<Instant> next =
        pace == Pace.DAILY ? Optional.of(NOW.plus(Duration.ofHours(22))) : Optional.empty();
    SavedSearch search =
        new SavedSearch(
            UUID.randomUUID(),
            "검색",
            "q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8),
            pace,
            NOW,
            next);
    searches.add(person, search);
    return search.id();
  }

  private TenderNumber publish(int serial) {
    TenderNumber number = TenderNumber.of(2026, serial);
    tenders.published.put(number, clock.instant());
    return number;
  }

  private void runAfter(Duration time) {
    clock.advance(time);
    run.run();
  }

  @Test
  void aNewTenderIsToldOnceAndAtOnce() {
    UUID search = save(Pace.AT_ONCE, "하수");
    clock.advance(Duration.ofMinutes(5));
    TenderNumber number = publish(1);
    runAfter(Duration.ofSeconds(59));
    assertThat(letters.rows).as("until others see it").isEmpty();
    runAfter(Duration.ofSeconds(1));
    assertThat(letters.rows).hasSize(1);
    assertThat(searches.found.get(search)).containsOnlyKeys(number);
    publish(2);
    runAfter(Duration.ofMinutes(2));
    assertThat(letters.rows).hasSize(2);
    assertThat(searches.found.get(search)).hasSize(2);
  }

  @Test
  void noSearchIsRunAgainBeforeTheNextOrder() {
    save(Pace.AT_ONCE, "하수");
    clock.advance(Duration.ofMinutes(5));
    publish(1);
    runAfter(Duration.ofMinutes(2));
    runAfter(Duration.ofMinutes(2));
    runAfter(Duration.ofHours(2));
    assertThat(tenders.asked).hasSize(1);
  }

  @Test
  void whatWasPublishedBeforeTheSearchWasSavedIsNoNews() {
    tenders.published.put(TenderNumber.of(2026, 7), NOW.minusSeconds(1));
    UUID search = save(Pace.AT_ONCE, "하수");
    runAfter(Duration.ofMinutes(2));
    assertThat(searches.found.get(search)).isEmpty();
    assertThat(letters.rows).isEmpty();
  }

  @Test
  void aCorrectionOfAnOlderTenderIsTold() {
    TenderNumber old = TenderNumber.of(2026, 7);
    tenders.published.put(old, NOW.minus(Duration.ofDays(1)));
    UUID search = save(Pace.AT_ONCE, "하수");
    clock.advance(Duration.ofMinutes(5));
    tenders.published.put(old, clock.instant());
    runAfter(Duration.ofMinutes(2));
    assertThat(searches.found.get(search)).containsOnlyKeys(old);
  }

  @Test
  void aDailyLetterTellsAllOfADayAndNothingOnAQuietOne() {
    UUID search = save(Pace.DAILY, "하수");
    clock.advance(Duration.ofMinutes(5));
    publish(1);
    runAfter(Duration.ofMinutes(2));
    publish(2);
    runAfter(Duration.ofMinutes(2));
    assertThat(letters.rows).isEmpty();
    runAfter(Duration.ofHours(22));
    assertThat(letters.rows).hasSize(1);
    assertThat(searches.next.get(search)).isEqualTo(Instant.parse("2026-03-03T23:00:00Z"));
    runAfter(Duration.ofHours(24));
    assertThat(letters.rows).hasSize(1);
  }

  @Test
  void whoWantsNoMailSeesItOnThePageAlone() {
    UUID never = save(Pace.NEVER, "하수");
    followers.forgetAddress(person);
    UUID unasked = save(Pace.AT_ONCE, "하수");
    clock.advance(Duration.ofMinutes(5));
    publish(1);
    runAfter(Duration.ofMinutes(2));
    assertThat(searches.found.get(never)).hasSize(1);
    assertThat(searches.found.get(unasked)).hasSize(1);
    assertThat(letters.rows).isEmpty();
  }

  @Test
  void aSearchThatFailsKeepsNoOtherFromBeingRun() {
    save(Pace.AT_ONCE, "고장");
    UUID other = save(Pace.AT_ONCE, "하수");
    clock.advance(Duration.ofMinutes(5));
    publish(1);
    runAfter(Duration.ofMinutes(2));
    assertThat(searches.found.get(other)).hasSize(1);
  }
}
