package org.opengeps.watch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.watch.Fill;
import org.opengeps.watch.Follower;
import org.opengeps.watch.FoundTender;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.model.Letterbox.Kind;
import org.opengeps.watch.model.Letterbox.Waiting;
import org.opengeps.watch.model.SavedSearches.Owned;

/** The statements of {@code watch_*} on a database of their own. */
class WatchTablesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123456Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final TenderNumber TENDER = TenderNumber.of(2026, 1);
  @TempDir private static Path home;
  private static EmbeddedDatabase database;
  private static Connection connection;

  private final FollowersTable followers = PlainEntities.give(new FollowersTable(), connection);
  private final WatchedTendersTable watches =
      PlainEntities.give(new WatchedTendersTable(), connection);
  private final SavedSearchesTable searches =
      PlainEntities.give(new SavedSearchesTable(), connection);
  private final NewsTable news = PlainEntities.give(new NewsTable(), connection);
  private final LettersTable letters = PlainEntities.give(new LettersTable(), connection);

  @BeforeAll
  static void start() throws SQLException {
    database = EmbeddedDatabase.start(home, Path.of("target", "test-runtime"), List.of());
    DatabaseAccess access = database.access();
    Migrations.run(access);
    // the application's own user: it must be allowed what the statements do
    connection =
        DriverManager.getConnection(
            access.url(), access.application().user(), access.application().password());
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    for (String table : List.of("letter", "news", "found", "search", "tender", "reader")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM watch_" + table);
      }
    }
  }

  private PersonId person() {
    PersonId id = new PersonId(UUID.randomUUID().toString());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO person (id, organisation, certified_name, certified_subject, name, email,"
                + " registered_at) VALUES (?, ?, '홍길동', ?, '홍길동', 'hong@example.kr', NOW(6))")) {
      insert.setString(1, id.value());
      insert.setString(2, UUID.randomUUID().toString());
      insert.setBytes(3, Sha256.ofText(id.value()).bytes());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    followers.ensure(id, "ko", SEOUL, NOW);
    followers.ensure(id, "en", ZoneId.of("UTC"), NOW.plusSeconds(1));
    return id;
  }

  private PersonId confirmed(String address) {
    PersonId person = person();
    followers.ask(person, address, "en", SEOUL);
    followers.expect(person, address, Sha256.ofText(address), NOW.plusSeconds(1));
    assertThat(followers.confirm(Sha256.ofText(address), NOW)).isTrue();
    return person;
  }

  private UUID watch(PersonId person, Instant since) {
    UUID id = UUID.randomUUID();
    watches.add(person, new WatchedTender(id, TENDER, since));
    return id;
  }

  private TenderNews happened(FactKind kind, Instant at) {
    TenderNews one = new TenderNews(UUID.randomUUID(), TENDER.order(1), kind, "0", "", at);
    news.add(List.of(one));
    return one;
  }

  private List<Waiting> takeAll(Instant at) {
    List<Waiting> all = new ArrayList<>();
    Optional<Waiting> next = letters.take(at);
    while (next.isPresent()) {
      all.add(next.get());
      next = letters.take(at);
    }
    return all;
  }

  @Test
  void anAddressIsAskedConfirmedOnceAndForgotten() {
    PersonId person = person();
    Follower begun = followers.find(person).orElseThrow();
    assertThat(begun).isEqualTo(new Follower("ko", SEOUL, Optional.empty(), false, NOW));
    followers.ask(person, "hong@example.kr", "en", SEOUL);
    Sha256 word = Sha256.ofText("word");
    followers.expect(person, "hong@example.kr", word, NOW.plusSeconds(10));
    assertThat(followers.findAddress(word, NOW.plusSeconds(9))).contains("hong@example.kr");
    assertThat(followers.findAddress(word, NOW.plusSeconds(10))).isEmpty();
    assertThat(followers.confirm(word, NOW.plusSeconds(10))).isFalse();
    assertThat(followers.confirm(word, NOW)).isTrue();
    assertThat(followers.confirm(word, NOW)).isFalse();
    followers.prefer(person, "ko", ZoneId.of("Europe/Berlin"));
    followers.read(person, NOW.plusSeconds(5));
    assertThat(followers.lock(person))
        .contains(
            new Follower(
                "ko",
                ZoneId.of("Europe/Berlin"),
                Optional.of("hong@example.kr"),
                true,
                NOW.plusSeconds(5)));
    UUID letter = UUID.randomUUID();
    letters.add(letter, person, Kind.FOUND, letter, letter, NOW);
    followers.forgetAddress(person);
    assertThat(followers.find(person).flatMap(Follower::address)).isEmpty();
    assertThat(takeAll(NOW)).isEmpty();
  }

  /** Else whoever changes the address while a letter is on its way could have any number sent. */
  @Test
  void aLetterThatAsksCountsOnceItWasTriedThoughTheAddressChanges() {
    PersonId person = person();
    for (String address : List.of("hong@example.kr", "kim@example.kr")) {
      followers.ask(person, address, "ko", SEOUL);
      UUID letter = UUID.randomUUID();
      letters.add(letter, person, Kind.ADDRESS, letter, letter, NOW);
      assertThat(takeAll(NOW)).extracting(one -> one.address()).containsOnly(Optional.of(address));
    }
    followers.forgetAddress(person);
    assertThat(letters.count(person, Kind.ADDRESS, NOW.minusSeconds(1))).isEqualTo(2);
    assertThat(takeAll(NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aWordIsExpectedFromTheAddressThatWaitsAlone() {
    PersonId person = person();
    followers.ask(person, "hong@example.kr", "ko", SEOUL);
    Sha256 word = Sha256.ofText("word");
    assertThat(followers.expect(person, "kim@example.kr", word, NOW)).isFalse();
    assertThat(followers.expect(person, "hong@example.kr", word, NOW.plusSeconds(1))).isTrue();
    assertThat(followers.confirm(word, NOW)).isTrue();
    assertThat(followers.expect(person, "hong@example.kr", word, NOW)).isFalse();
  }

  @Test
  void newsIsSpreadInChunksToThoseWhoWatchedAndWantLettersOnceEach() {
    PersonId hong = confirmed("hong@example.kr");
    PersonId kim = confirmed("kim@example.kr");
    UUID hongs = watch(hong, NOW.minusSeconds(1));
    UUID kims = watch(kim, NOW);
    watch(person(), NOW);
    watch(confirmed("late@example.kr"), NOW.plusSeconds(1));
    TenderNews correction = happened(FactKind.NOTICE_CORRECTED, NOW);
    int rounds = 0;
    while (news.spread(true, 3, NOW)) {
      rounds++;
    }
    assertThat(rounds).isEqualTo(2);
    List<Waiting> waiting = takeAll(NOW);
    assertThat(waiting).extracting(Waiting::watch).containsExactlyInAnyOrder(hongs, kims);
    assertThat(waiting).allMatch(one -> one.about().equals(correction.id()));
    assertThat(waiting)
        .extracting(one -> one.address().orElseThrow())
        .containsExactlyInAnyOrder("hong@example.kr", "kim@example.kr");
    assertThat(waiting.get(0).language()).isEqualTo("en");
    assertThat(waiting.get(0).kind()).isEqualTo(Kind.NEWS);
    assertThat(news.find(correction.id())).contains(correction);
  }

  @Test
  void whereThereIsNoMailNewsBecomesNoLetters() {
    watch(confirmed("hong@example.kr"), NOW);
    happened(FactKind.TENDER_OPENED, NOW);
    assertThat(news.spread(false, 3, NOW)).isTrue();
    assertThat(news.spread(true, 3, NOW)).isFalse();
    assertThat(takeAll(NOW)).isEmpty();
  }

  @Test
  void aLetterThatWasTakenComesAgainAfterItsPauseUnlessItEnded() {
    PersonId hong = confirmed("hong@example.kr");
    UUID letter = UUID.randomUUID();
    letters.add(letter, hong, Kind.FOUND, letter, letter, NOW);
    assertThat(letters.take(NOW.minusSeconds(1))).isEmpty();
    assertThat(letters.take(NOW).orElseThrow().attempts()).isEqualTo(1);
    assertThat(letters.take(NOW)).isEmpty();
    Instant again = NOW.plus(Duration.ofMinutes(5));
    assertThat(letters.take(again).orElseThrow().attempts()).isEqualTo(2);
    letters.putBack(letter, again);
    assertThat(letters.take(again).orElseThrow().attempts()).isEqualTo(2);
    assertThat(letters.fill()).isEqualTo(new Fill(1, Optional.of(NOW), 0));
    letters.dead(letter, again);
    assertThat(letters.fill()).isEqualTo(new Fill(0, Optional.empty(), 1));
    assertThat(letters.take(NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(letters.count(hong, Kind.FOUND, NOW.minusSeconds(1))).isEqualTo(1);
    assertThat(letters.count(hong, Kind.FOUND, NOW)).isZero();
  }

  /** The letter that asks is the only one that goes to an address that did not answer. */
  @Test
  void onlyTheLetterThatAsksHasAnAddressBeforeItAnswered() {
    PersonId hong = person();
    followers.ask(hong, "hong@example.kr", "ko", SEOUL);
    UUID asks = UUID.randomUUID();
    UUID tells = UUID.randomUUID();
    letters.add(asks, hong, Kind.ADDRESS, asks, asks, NOW);
    letters.add(tells, hong, Kind.FOUND, tells, tells, NOW.plusSeconds(1));
    List<Waiting> waiting = takeAll(NOW.plusSeconds(1));
    assertThat(waiting).extracting(Waiting::id).containsExactly(asks, tells);
    assertThat(waiting.get(0).address()).contains("hong@example.kr");
    assertThat(waiting.get(1).address()).isEmpty();
    letters.drop(tells);
    letters.sent(asks, NOW);
    assertThat(letters.fill()).isEqualTo(new Fill(0, Optional.empty(), 0));
  }

  @Test
  void nothingThatWaitedForTheAddressBeforeGoesToAnother() {
    PersonId hong = confirmed("hong@example.kr");
    UUID letter = UUID.randomUUID();
    letters.add(letter, hong, Kind.FOUND, letter, letter, NOW);
    followers.ask(hong, "kim@example.kr", "ko", SEOUL);
    assertThat(takeAll(NOW)).isEmpty();
  }

  @Test
  void whoEndsAWatchGetsNoLetterThatWaitsForIt() {
    PersonId hong = confirmed("hong@example.kr");
    UUID watch = watch(hong, NOW);
    happened(FactKind.TENDER_OPENED, NOW);
    news.spread(true, 3, NOW);
    assertThat(watches.find(hong, TENDER)).map(WatchedTender::id).contains(watch);
    assertThat(watches.find(watch)).contains(TENDER);
    assertThat(watches.end(watch)).isTrue();
    assertThat(watches.end(watch)).isFalse();
    assertThat(watches.list(hong)).isEmpty();
    assertThat(takeAll(NOW)).isEmpty();
  }

  @Test
  void whatHappenedSinceTheWatchBeganIsListedNewestFirst() {
    PersonId hong = person();
    happened(FactKind.NOTICE_PUBLISHED, NOW.minusSeconds(1));
    watch(hong, NOW);
    TenderNews first = happened(FactKind.NOTICE_CORRECTED, NOW);
    TenderNews second = happened(FactKind.TENDER_OPENED, NOW.plusSeconds(1));
    assertThat(news.list(hong, 100)).containsExactly(second, first);
    assertThat(news.list(hong, 1)).containsExactly(second);
    assertThat(news.list(person(), 100)).isEmpty();
  }

  @Test
  void theLastOrderIsFoundAmongAllFacts() {
    assertThat(news.lastOrder(NOW)).isEmpty();
    happened(FactKind.NOTICE_PUBLISHED, NOW.minusSeconds(9));
    happened(FactKind.NOTICE_CORRECTED, NOW.minusSeconds(5));
    happened(FactKind.TENDER_OPENED, NOW.minusSeconds(2));
    happened(FactKind.NOTICE_CORRECTED, NOW.plusSeconds(5));
    assertThat(news.lastOrder(NOW)).contains(NOW.minusSeconds(5));
  }

  @Test
  void manyFactsAreWrittenWithFewStatements() {
    List<TenderNews> many = new ArrayList<>();
    for (int i = 1; i <= 450; i++) {
      TenderRef ref = TenderNumber.of(2026, i).order(1);
      many.add(new TenderNews(UUID.randomUUID(), ref, FactKind.TENDER_POSTPONED, "", "", NOW));
    }
    news.add(many);
    news.add(List.of());
    int spread = 0;
    while (news.spread(true, 3, NOW)) {
      spread++;
    }
    assertThat(spread).isEqualTo(450);
  }

  @Test
  void aSearchIsTakenFindsTellsAndEnds() {
    PersonId hong = person();
    SavedSearch search =
        new SavedSearch(
            UUID.randomUUID(),
            "하수관로 🏗️",
            "q=%ED%95%98",
            Pace.DAILY,
            NOW,
            Optional.of(NOW.plusSeconds(60)));
    searches.add(hong, search);
    assertThat(searches.list(hong)).containsExactly(search);
    assertThat(searches.find(search.id())).contains(new Owned(hong, search));
    assertThat(searches.takeUnlooked(NOW)).isEmpty();
    assertThat(searches.takeUnlooked(NOW.plusSeconds(1))).contains(new Owned(hong, search));
    searches.looked(search.id(), NOW.plusSeconds(1));
    assertThat(searches.takeUnlooked(NOW.plusSeconds(1))).isEmpty();
    finds(hong, search);
    assertThat(searches.takeDue(NOW)).isEmpty();
    assertThat(searches.takeDue(NOW.plusSeconds(60))).isPresent();
    searches.next(search.id(), NOW.plusSeconds(120));
    assertThat(searches.takeDue(NOW.plusSeconds(60))).isEmpty();
    assertThat(searches.end(search.id())).isTrue();
    assertThat(searches.end(search.id())).isFalse();
    assertThat(searches.listFound(hong, 10)).isEmpty();
  }

  private void finds(PersonId hong, SavedSearch search) {
    TenderNumber other = TenderNumber.of(2026, 2);
    searches.found(search.id(), List.of(TENDER, other), NOW);
    searches.found(search.id(), List.of(TENDER), NOW.plusSeconds(1));
    assertThat(searches.listFound(hong, 10))
        .containsExactly(
            new FoundTender(search.name(), other, NOW),
            new FoundTender(search.name(), TENDER, NOW));
    UUID letter = UUID.randomUUID();
    assertThat(searches.tell(search.id(), letter)).isEqualTo(2);
    assertThat(searches.tell(search.id(), UUID.randomUUID())).isZero();
    assertThat(searches.listTold(letter, 1)).containsExactly(other);
    assertThat(searches.countTold(letter)).isEqualTo(2);
  }

  @Test
  void whatIsOverGoesAndWhatWaitsStays() {
    PersonId hong = confirmed("hong@example.kr");
    TenderNews old = happened(FactKind.TENDER_OPENED, NOW);
    UUID sent = UUID.randomUUID();
    UUID waits = UUID.randomUUID();
    letters.add(sent, hong, Kind.FOUND, sent, sent, NOW);
    letters.add(waits, hong, Kind.FOUND, waits, waits, NOW);
    letters.sent(sent, NOW);
    Duration day = Duration.ofDays(1);
    Instant later = NOW.plus(day).plusSeconds(1);
    assertThat(letters.clear(later, day, day)).isFalse();
    assertThat(news.find(old.id())).as("not spread yet").isPresent();
    news.spread(true, 3, later);
    letters.clear(later, day, day);
    assertThat(news.find(old.id())).isEmpty();
    assertThat(takeAll(later)).extracting(Waiting::id).containsExactly(waits);
  }
}
