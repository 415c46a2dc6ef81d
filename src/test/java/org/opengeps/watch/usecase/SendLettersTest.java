package org.opengeps.watch.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.mail.TestRelays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Notice;
import org.opengeps.testing.MovableClock;
import org.opengeps.watch.Follower;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.model.Letterbox.Kind;
import org.opengeps.watch.model.Letterbox.Waiting;
import org.opengeps.watch.model.NewsBook;

/** Letters on their way, over real SMTP. */
class SendLettersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Pattern WORD = Pattern.compile("confirm\\?token=([0-9a-f]{64})");

  private static final Notice NOTICE = new TenderScene().notice;
  private static final TenderNews NEWS =
      new TenderNews(UUID.randomUUID(), NOTICE.ref(), FactKind.TENDER_OPENED, "0", "", NOW);

  private int read;
  private final PersonId person = new PersonId(UUID.randomUUID().toString());
  private final MovableClock clock = new MovableClock(NOW);
  private final KeptFollowers followers = new KeptFollowers();
  private final KeptLetters letters = new KeptLetters(followers);
  private GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private WriteLetters write;
  private SendLetters send;

  /** One piece of news. */
  private static final class KeptNews implements NewsBook {
    @Override
    public void add(List<TenderNews> news) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TenderNews> find(UUID id) {
      return Optional.of(NEWS).filter(news -> news.id().equals(id));
    }

    @Override
    public Optional<Instant> lastOrder(Instant until) {
      throw new UnsupportedOperationException();
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

  @BeforeEach
  void start() {
    relay.start();
    int port = relay.getSmtp().getPort();
    FindNotice orders =
        new FindNotice() {
          @Override
          public Optional<NoticeView> find(TenderRef ref) {
            read++;
            return Optional.of(view());
          }
        };
    write =
        new WriteLetters(
            followers, new KeptNews(), new KeptSearches(), orders, null, "https://tenders.example");
    send = new SendLetters(letters, write, TestRelays.at(port), new InTransaction(), clock);
    followers.ensure(person, "ko", SEOUL, NOW);
    followers.ask(person, "hong@example.kr", "ko", SEOUL);
  }

  @AfterEach
  void stop() {
    relay.stop();
  }

  private static NoticeView view() {
    return new NoticeView(
        NOTICE,
        NOTICE.hash(),
        new byte[0],
        NOTICE.hash(),
        NOW,
        TenderState.OPEN,
        new TreeMap<>(),
        true,
        false);
  }

  private PersonId confirmed(String address) {
    PersonId one = new PersonId(UUID.randomUUID().toString());
    followers.ensure(one, "ko", SEOUL, NOW);
    followers.ask(one, address, "ko", SEOUL);
    followers.expect(one, address, Sha256.ofText(address), NOW.plusSeconds(1));
    followers.confirm(Sha256.ofText(address), NOW);
    return one;
  }

  /** Else the owner of one address could confirm another that was typed just then. */
  @Test
  void aWordThatWasToGoToOneAddressConfirmsNoOther() {
    UUID letter = UUID.randomUUID();
    letters.add(letter, person, Kind.ADDRESS, letter, letter, NOW);
    Waiting taken = letters.take(NOW).orElseThrow();
    followers.ask(person, "kim@example.kr", "ko", SEOUL);
    assertThat(write.write(taken, NOW)).isEmpty();
    assertThat(followers.expect(person, "kim@example.kr", Sha256.ofText("kim"), NOW)).isTrue();
  }

  @Test
  void twoWhoWatchGetOneTextAndTheOrderIsReadOnce() throws MessagingException {
    List<UUID> watches = List.of(UUID.randomUUID(), UUID.randomUUID());
    List<String> addresses = List.of("kim@example.kr", "lee@example.kr");
    for (int i = 0; i < 2; i++) {
      PersonId one = confirmed(addresses.get(i));
      letters.add(UUID.randomUUID(), one, Kind.NEWS, NEWS.id(), watches.get(i), NOW);
    }
    send.run();
    assertThat(relay.getReceivedMessages()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(relay.getReceivedMessages()[i].getHeader("To")).containsExactly(addresses.get(i));
      assertThat(text(i)).contains(watches.get(i).toString()).doesNotContain("example.kr");
    }
    assertThat(text(0).replace(watches.get(0).toString(), ""))
        .isEqualTo(text(1).replace(watches.get(1).toString(), ""));
    assertThat(relay.getReceivedMessages()[0].getSubject())
        .isEqualTo(relay.getReceivedMessages()[1].getSubject())
        .startsWith("개찰 완료: ");
    assertThat(read).isEqualTo(1);
  }

  private UUID letter() {
    UUID id = UUID.randomUUID();
    letters.add(id, person, Kind.ADDRESS, id, id, clock.instant());
    return id;
  }

  private String text(int index) {
    try {
      return relay.getReceivedMessages()[index].getContent().toString();
    } catch (MessagingException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLetterGoesOnceAndItsWordConfirmsTheAddress() {
    letter();
    send.run();
    send.run();
    assertThat(relay.getReceivedMessages()).hasSize(1);
    assertThat(letters.states()).containsExactly("sent");
    Matcher word = WORD.matcher(text(0));
    assertThat(word.find()).isTrue();
    ChooseAddress choose =
        new ChooseAddress(
            followers, new KeptSearches(), letters, TestRelays.at(25), new SeoulZone(), clock);
    assertThat(choose.confirm(word.group(1)).orThrow()).isEqualTo("hong@example.kr");
  }

  @Test
  void whileTheRelayIsGoneLettersWaitAndRunsComeMoreSeldom() {
    int port = relay.getSmtp().getPort();
    relay.stop();
    UUID id = letter();
    send.run();
    assertThat(letters.rows.get(id).attempts).as("not its fault").isZero();
    relay = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    relay.start();
    send.run();
    assertThat(letters.states()).as("within the pause").containsExactly("waiting");
    clock.advance(Duration.ofSeconds(10));
    send.run();
    assertThat(letters.states()).containsExactly("sent");
    assertThat(relay.getReceivedMessages()).hasSize(1);
  }

  /** What a node that died in between leaves: it was taken, and never marked. */
  @Test
  void aLetterWhoseSenderDiedComesAgainAfterItsPauseWithTheSameId() throws MessagingException {
    UUID id = letter();
    letters.take(clock.instant());
    send.run();
    assertThat(relay.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    send.run();
    assertThat(relay.getReceivedMessages()[0].getMessageID())
        .isEqualTo("<" + id + "@tenders.example>");
    assertThat(letters.rows.get(id).attempts).isEqualTo(2);
  }

  @Test
  void whatCouldNotBeSentForThreeDaysIsGivenUp() {
    letter();
    clock.advance(Duration.ofDays(3).plusSeconds(1));
    send.run();
    assertThat(letters.states()).containsExactly("dead");
    assertThat(relay.getReceivedMessages()).isEmpty();
  }

  /** Unsubscribing while a letter waits is in time. */
  @Test
  void whoWantsNoLettersAnyMoreGetsNone() {
    letter();
    followers.forgetAddress(person);
    send.run();
    assertThat(letters.rows).isEmpty();
    assertThat(relay.getReceivedMessages()).isEmpty();
  }

  @Test
  void newsIsNotSentToAnAddressThatDidNotAnswer() {
    assertThat(followers.find(person).map(Follower::confirmed)).contains(false);
    UUID id = UUID.randomUUID();
    letters.add(id, person, Kind.NEWS, UUID.randomUUID(), UUID.randomUUID(), NOW);
    send.run();
    assertThat(relay.getReceivedMessages()).isEmpty();
    assertThat(letters.rows).isEmpty();
  }

  @Test
  void aRunEndsAfterTwoHundredLettersAndLosesNoneOfTheOthers() {
    for (int i = 0; i < 201; i++) {
      letter();
    }
    send.run();
    assertThat(relay.getReceivedMessages()).hasSize(200);
    send.run();
    assertThat(relay.getReceivedMessages()).hasSize(201);
    assertThat(letters.states()).containsOnly("sent");
  }
}
