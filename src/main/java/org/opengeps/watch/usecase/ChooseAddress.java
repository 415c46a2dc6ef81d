package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.OfficialZone;
import org.opengeps.platform.mail.MailAddress;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Pace;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.Letterbox;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.rules.LetterTimes;

/**
 * Where letters go: an address counts from when its owner answered the letter that asked, so that
 * nobody has letters sent to somebody else.
 */
@ApplicationScoped
public class ChooseAddress {
  /** Letters that ask, for one person: nobody fills a foreign box with them. */
  public static final int MOST_A_DAY = 5;

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private Followers followers;
  @Inject private SavedSearches searches;
  @Inject private Letterbox letters;
  @Inject private MailRelay relay;
  @Inject private OfficialZone official;
  @Inject private Clock clock;

  /** For the container. */
  protected ChooseAddress() {}

  ChooseAddress(
      Followers followers,
      SavedSearches searches,
      Letterbox letters,
      MailRelay relay,
      OfficialZone official,
      Clock clock) {
    this.followers = followers;
    this.searches = searches;
    this.letters = letters;
    this.relay = relay;
    this.official = official;
    this.clock = clock;
  }

  /**
   * Wishes for letters; the address is asked first, unless it has answered already.
   *
   * @param typed an address
   * @param zone whose eight o'clock a daily letter waits for, {@code Asia/Seoul}
   * @param language {@code ko} or {@code en}
   * @return refused with {@code mail-not-set-up}, {@code malformed} or {@code mail-too-often}
   */
  @Transactional
  public Verdict<Follower> ask(PersonId person, String typed, String zone, String language) {
    if (!relay.isSetUp()) {
      return Verdict.refuse(Refusal.of("mail-not-set-up"));
    }
    Optional<MailAddress> address = MailAddress.find(typed);
    Optional<ZoneId> own = zone(zone);
    if (address.isEmpty()) {
      return Verdict.refuse(Refusal.of("malformed.mail-address"));
    }
    if (own.isEmpty()) {
      return Verdict.refuse(Refusal.of("malformed.mail-zone").with("zone", zone));
    }
    followers.ensure(person, language, official.zone(), clock.instant());
    Follower before = followers.lock(person).orElseThrow();
    String wanted = address.get().value();
    boolean known = before.confirmed() && before.address().equals(Optional.of(wanted));
    if (!known && letters.count(person, Letterbox.Kind.ADDRESS, dayAgo()) >= MOST_A_DAY) {
      return Verdict.refuse(Refusal.of("mail-too-often").with("most", MOST_A_DAY));
    }
    change(person, wanted, own.get(), language, known);
    return Verdict.accept(followers.find(person).orElseThrow());
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      // an offset would not follow the clocks of the place
      return name != null && name.matches("[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}")
          ? Optional.of(ZoneId.of(name))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant dayAgo() {
    return clock.instant().minus(DAY);
  }

  private void change(
      PersonId person, String address, ZoneId zone, String language, boolean known) {
    Instant now = clock.instant();
    if (known) {
      followers.prefer(person, language, zone);
    } else {
      followers.ask(person, address, language, zone);
      UUID letter = UUID.randomUUID();
      letters.add(letter, person, Letterbox.Kind.ADDRESS, letter, letter, now);
    }
    searches.list(person).stream()
        .filter(search -> search.pace() == Pace.DAILY)
        .forEach(search -> searches.next(search.id(), LetterTimes.nextMorning(now, zone)));
  }

  /** The address that a word would confirm now; empty if it does not count, or no more. */
  @Transactional
  public Optional<String> find(String token) {
    return followers.findAddress(Sha256.ofText(token), clock.instant());
  }

  /**
   * Confirms an address with the word from the letter; it counts once.
   *
   * @return refused with {@code mail-word-unknown}
   */
  @Transactional
  public Verdict<String> confirm(String token) {
    Optional<String> address = find(token);
    return Verdict.found(
        address.filter(found -> followers.confirm(Sha256.ofText(token), clock.instant())),
        () -> Refusal.of("mail-word-unknown"));
  }

  /** No letters any more: the address is forgotten. */
  @Transactional
  public void forget(PersonId person) {
    followers.forgetAddress(person);
  }
}
