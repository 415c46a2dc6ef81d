package org.opengeps.watch.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.platform.mail.TestRelays;
import org.opengeps.testing.MovableClock;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;

class ChooseAddressTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final String ADDRESS = "hong@example.kr";
  private static final String SEOUL = "Asia/Seoul";
  private final PersonId person = new PersonId(UUID.randomUUID().toString());
  private final MovableClock clock = new MovableClock(NOW);
  private final KeptFollowers followers = new KeptFollowers();
  private final KeptSearches searches = new KeptSearches();
  private final KeptLetters letters = new KeptLetters(followers);
  private final ChooseAddress choose = choose(TestRelays.at(25));

  private ChooseAddress choose(MailRelay relay) {
    return new ChooseAddress(followers, searches, letters, relay, new SeoulZone(), clock);
  }

  private String code(Verdict<?> verdict) {
    return verdict.refused().map(Refusal::key).orElse("accepted");
  }

  private void answer(String word) {
    String address = followers.find(person).flatMap(Follower::address).orElseThrow();
    Instant until = clock.instant().plus(Duration.ofDays(1));
    assertThat(followers.expect(person, address, Sha256.ofText(word), until)).isTrue();
  }

  @Test
  void anAddressCountsFromWhenItsOwnerAnsweredAndOnce() {
    assertThat(choose.ask(person, ADDRESS, SEOUL, "ko").orThrow().confirmed()).isFalse();
    assertThat(letters.rows).hasSize(1);
    answer("word");
    assertThat(choose.find("word")).contains(ADDRESS);
    assertThat(choose.confirm("word").orThrow()).isEqualTo(ADDRESS);
    assertThat(followers.find(person).map(Follower::confirmed)).contains(true);
    assertThat(code(choose.confirm("word"))).isEqualTo("mail-word-unknown");
    assertThat(choose.find("word")).isEmpty();
  }

  @Test
  void aWordCountsForADayAndNotAtItsEnd() {
    choose.ask(person, ADDRESS, SEOUL, "ko");
    answer("word");
    clock.advance(Duration.ofDays(1));
    assertThat(code(choose.confirm("word"))).isEqualTo("mail-word-unknown");
    assertThat(followers.find(person).map(Follower::confirmed)).contains(false);
  }

  /** Else whoever is logged in could have a stranger's letters begin by a change of address. */
  @Test
  void anotherAddressIsAskedAnewAndTheSameIsNot() {
    choose.ask(person, ADDRESS, SEOUL, "ko");
    answer("word");
    choose.confirm("word");
    Follower same = choose.ask(person, ADDRESS, "Europe/Berlin", "en").orThrow();
    assertThat(same.confirmed()).isTrue();
    assertThat(same.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(same.language()).isEqualTo("en");
    assertThat(letters.rows).hasSize(1);
    assertThat(choose.ask(person, "kim@example.kr", SEOUL, "ko").orThrow().confirmed()).isFalse();
    assertThat(letters.rows).hasSize(2);
  }

  @Test
  void nobodyFillsAForeignBox() {
    for (int i = 0; i < ChooseAddress.MOST_A_DAY; i++) {
      assertThat(code(choose.ask(person, "kim" + i + "@example.kr", SEOUL, "ko")))
          .isEqualTo("accepted");
    }
    assertThat(code(choose.ask(person, ADDRESS, SEOUL, "ko"))).isEqualTo("mail-too-often");
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(code(choose.ask(person, ADDRESS, SEOUL, "ko"))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hong", "hong@example.kr\r\nBcc: kim@example.kr"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(code(choose.ask(person, typed, SEOUL, "ko"))).isEqualTo("malformed.mail-address");
    assertThat(letters.rows).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+09:00", "Asia/Seul", "../etc"})
  void whatIsNoZoneOfAPlaceIsRefused(String zone) {
    assertThat(code(choose.ask(person, ADDRESS, zone, "ko"))).isEqualTo("malformed.mail-zone");
  }

  @Test
  void whereMailIsNotSetUpNothingIsPromised() {
    assertThat(code(choose(TestRelays.none()).ask(person, ADDRESS, SEOUL, "ko")))
        .isEqualTo("mail-not-set-up");
  }

  @Test
  void dailyLettersFollowTheZone() {
    UUID daily = UUID.randomUUID();
    searches.add(
        person, new SavedSearch(daily, "하수관로", "q=a", Pace.DAILY, NOW, Optional.of(Instant.MAX)));
    choose.ask(person, ADDRESS, "Europe/Berlin", "ko");
    assertThat(searches.next.get(daily)).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
  }

  @Test
  void aForgottenAddressGetsNothing() {
    choose.ask(person, ADDRESS, SEOUL, "ko");
    answer("word");
    choose.confirm("word");
    choose.forget(person);
    assertThat(followers.find(person).flatMap(Follower::address)).isEmpty();
  }
}
