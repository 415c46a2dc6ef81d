package org.opengeps.notice.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.SignedOrders;
import org.opengeps.notice.model.TenderIndex;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.search.LuceneTenderIndex;
import org.opengeps.platform.InTransaction;
import org.opengeps.testing.MovableClock;

/** The index is as the tables are, whatever happened to it and whoever published. */
class KeepIndexTest {
  private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");

  /** More than what is compared with one statement. */
  private static final int MANY = 2_345;

  @TempDir private Path home;
  private final Published published = new Published();
  private final MovableClock clock = new MovableClock(NOW);
  private final List<List<TenderNumber>> asked = new ArrayList<>();
  private LuceneTenderIndex index;
  private KeepIndex keeper;
  private FindTenders find;

  /** The tables: titles and times of the last orders, and how often somebody looked. */
  @Vetoed
  private static final class Published extends ReadSearched implements SignedOrders {
    private final Map<TenderRef, String> titles = new TreeMap<>(TO_ORDER);
    private final Map<String, Instant> times = new TreeMap<>();
    private final Set<TenderRef> damaged = new java.util.HashSet<>();
    private int statements;
    private int read;

    private static final java.util.Comparator<TenderRef> TO_ORDER =
        java.util.Comparator.comparing(TenderRef::toString);

    void add(TenderRef ref, String title, Instant at) {
      titles.keySet().removeIf(other -> other.number().equals(ref.number()));
      titles.put(ref, title);
      times.put(ref.number(), at);
    }

    private SignedOrder signed(TenderRef ref) {
      return new SignedOrder(ref, Sha256.ofText(titles.get(ref)));
    }

    @Override
    public List<SignedOrder> listBehind(String number, int most) {
      statements++;
      return titles.keySet().stream()
          .filter(ref -> ref.number().compareTo(number) > 0)
          .limit(most)
          .map(this::signed)
          .toList();
    }

    @Override
    public List<SignedOrder> listSince(Instant since, int most) {
      statements++;
      return titles.keySet().stream()
          .filter(ref -> !times.get(ref.number()).isBefore(since))
          .limit(most)
          .map(this::signed)
          .toList();
    }

    @Override
    List<SearchedTender> read(List<SignedOrder> orders) {
      read += orders.size();
      return orders.stream()
          .map(
              order ->
                  new SearchedTender(
                      order,
                      !damaged.contains(order.ref()),
                      new OrganisationId("00000000-0000-0000-0000-000000000001"),
                      times.get(order.number()),
                      List.of(damaged.contains(order.ref()) ? "-" : titles.get(order.ref())),
                      List.of()))
          .toList();
    }
  }

  @BeforeEach
  void start() {
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    keeper = new KeepIndex(index, published, published, new InTransaction(), clock);
    find = new FindTenders(tables(), index, keeper);
  }

  @AfterEach
  void close() {
    index.close();
  }

  /** Answers with as many tenders as it is asked for, or with seven where it finds words itself. */
  @SuppressWarnings("unchecked")
  private Tenders tables() {
    return (Tenders)
        Proxy.newProxyInstance(
            Tenders.class.getClassLoader(),
            new Class<?>[] {Tenders.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("page");
              if (arguments.length > 1) {
                asked.add((List<TenderNumber>) arguments[1]);
              }
              long total = arguments.length > 1 ? ((List<?>) arguments[1]).size() : 7;
              return new TenderPage(List.of(), Pages.of(1, total, 20), total);
            });
  }

  private static TenderRef ref(int serial) {
    return TenderNumber.of(2026, serial).order(0);
  }

  private TenderPage page(String words) {
    return find.page(new TenderQuery(words, Set.of(), 1, 20));
  }

  private void assertFound(String words, TenderRef... tenders) {
    assertThat(page(words).match()).isEqualTo(Match.EXACT);
    assertThat(asked.get(asked.size() - 1))
        .containsExactlyInAnyOrder(
            Stream.of(tenders).map(TenderNumber::of).toArray(TenderNumber[]::new));
  }

  @Test
  void whatWasPublishedBeforeTheStartIsFoundHoweverMuchItIs() {
    for (int serial = 1; serial <= MANY; serial++) {
      published.add(ref(serial), "관로 정비 " + serial + "호", NOW.minus(Duration.ofDays(400)));
    }
    keeper.look();
    assertFound("정비 " + MANY + "호", ref(MANY));
    assertThat(page("관로").total()).isEqualTo(MANY);
    assertThat(published.read).isEqualTo(MANY);
    keeper.look();
    assertThat(published.read).isEqualTo(MANY);
  }

  @Test
  void aSearchFindsWhatWasPublishedJustNowByWhicheverNodeForOneStatement() {
    published.add(ref(1), "교량 보수", NOW.minus(Duration.ofDays(2)));
    keeper.look();
    clock.advance(Duration.ofMinutes(3));
    published.add(ref(2), "터널 보수", clock.instant());
    int before = published.statements;
    assertFound("터널", ref(2));
    assertFound("보수", ref(1), ref(2));
    assertThat(published.statements - before).isEqualTo(2);
    assertThat(published.read).isEqualTo(2);
  }

  @Test
  void whatASearchTookInIsKeptByTheNextLook() {
    keeper.look();
    published.add(ref(1), "터널 보수", clock.instant());
    assertFound("터널", ref(1));
    keeper.look();
    index.close();
    start();
    keeper.look();
    assertFound("터널", ref(1));
    assertThat(published.read).isEqualTo(1);
  }

  @Test
  void aCorrectionTakesThePlaceOfItsTitleAndAClockThatWasSetBackHidesNothing() {
    published.add(ref(1), "교량 보수", NOW);
    keeper.look();
    clock.advance(Duration.ofDays(-3));
    published.add(TenderNumber.of(2026, 1).order(1), "육교 보수", clock.instant());
    assertFound("육교", ref(1));
    assertFound("교량");
  }

  @Test
  void updatesThatWereMissedForDaysAreMadeUpForAtTheNextStart() {
    published.add(ref(1), "교량 보수", NOW);
    keeper.look();
    index.close();
    clock.advance(Duration.ofDays(5));
    published.add(ref(2), "터널 보수", NOW.plus(Duration.ofDays(1)));
    start();
    assertThat(page("터널").match()).isEqualTo(Match.NAMES);
    keeper.look();
    assertFound("터널", ref(2));
    assertFound("교량", ref(1));
    assertThat(published.read).isEqualTo(2);
  }

  @Test
  void whileThereIsNoIndexWordsAreLookedForInTheTables() {
    TenderPage page = page("관로");
    assertThat(page.match()).isEqualTo(Match.NAMES);
    assertThat(page.total()).isEqualTo(7);
    assertThat(page("").match()).isEqualTo(Match.EXACT);
    assertThat(published.statements).isZero();
  }

  @Test
  void aDatabaseThatWasMadeAnewUnderAKeptFolderIsFoundByItsOwnWords() {
    published.add(ref(1), "교량 보수", NOW.minus(Duration.ofDays(2)));
    published.add(ref(2), "육교 보수", NOW.minus(Duration.ofDays(2)));
    keeper.look();
    index.close();
    published.add(ref(1), "터널 보수", NOW.minus(Duration.ofDays(1)));
    start();
    keeper.look();
    assertFound("터널", ref(1));
    assertFound("교량");
    assertThat(published.read).as("what is the same was not read again").isEqualTo(3);
  }

  @Test
  void aNoticeThatCannotBeReadIsTriedAgainByTheNextComparisonAndNotBefore() {
    published.add(ref(1), "교량 보수", NOW);
    published.damaged.add(ref(1));
    keeper.look();
    keeper.look();
    assertFound("교량");
    assertThat(published.read).isEqualTo(1);
    published.damaged.clear();
    index.close();
    start();
    keeper.look();
    assertFound("교량", ref(1));
    assertThat(published.read).isEqualTo(2);
  }

  @Test
  void aFolderThatIsDeletedWhileTheServerRunsIsMadeAnew() throws IOException {
    published.add(ref(1), "교량 보수", NOW.minus(Duration.ofDays(100)));
    keeper.look();
    try (Stream<Path> files = Files.walk(home.resolve("search"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    keeper.look();
    assertFound("교량", ref(1));
    assertThat(published.read).isEqualTo(2);
    assertThat(home.resolve("search")).isNotEmptyDirectory();
  }

  @Test
  void anIndexThatCannotBeKeptIsTriedAgainEverMoreSeldom() {
    List<Integer> attempts = new ArrayList<>();
    int[] looks = {0};
    boolean[] full = {true};
    TenderIndex failing =
        (TenderIndex)
            Proxy.newProxyInstance(
                TenderIndex.class.getClassLoader(),
                new Class<?>[] {TenderIndex.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "keep" -> {
                        attempts.add(looks[0]);
                        yield !full[0];
                      }
                      case "missing" -> List.of();
                      default -> !method.getName().equals("isOpen");
                    });
    keeper = new KeepIndex(failing, published, published, new InTransaction(), clock);
    for (looks[0] = 0; looks[0] < 200; looks[0]++) {
      keeper.look();
    }
    assertThat(attempts).containsExactly(0, 1, 3, 7, 15, 31, 63, 123, 183);
    full[0] = false;
    attempts.clear();
    for (looks[0] = 200; looks[0] < 246; looks[0]++) {
      keeper.look();
    }
    assertThat(attempts).containsExactly(243, 244, 245);
  }

  @Test
  void anIndexThatTakesNothingInIsNotWhole() {
    published.add(ref(1), "교량 보수", NOW);
    TenderIndex failing =
        (TenderIndex)
            Proxy.newProxyInstance(
                TenderIndex.class.getClassLoader(),
                new Class<?>[] {TenderIndex.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "missing" -> List.copyOf((java.util.Collection<?>) arguments[0]);
                      default -> method.getName().equals("open");
                    });
    keeper = new KeepIndex(failing, published, published, new InTransaction(), clock);
    keeper.look();
    keeper.look();
    assertThat(published.read).isEqualTo(2);
    keeper.look();
    assertThat(published.read).as("a pause").isEqualTo(2);
    assertThat(keeper.isUpToDate()).isFalse();
  }

  @Test
  void aSearchThatFindsTooMuchSaysSo() {
    List<TenderNumber> most = Collections.nCopies(TenderIndex.MOST, TenderNumber.of(ref(1)));
    TenderIndex full =
        (TenderIndex)
            Proxy.newProxyInstance(
                TenderIndex.class.getClassLoader(),
                new Class<?>[] {TenderIndex.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "find" -> Optional.of(new TenderIndex.Hits(most, Match.EXACT));
                      case "isOpen", "open", "put", "keep" -> true;
                      default -> List.of();
                    });
    published.add(ref(1), "교량 보수", NOW);
    keeper.look();
    assertThat(page("교량").cut()).isFalse();
    TenderPage page =
        new FindTenders(tables(), full, keeper).page(new TenderQuery("공사", Set.of(), 1, 20));
    assertThat(page.cut()).isTrue();
    assertThat(page.total()).isEqualTo(10_000);
    assertThat(page.match()).isEqualTo(Match.EXACT);
  }

  @Test
  void nearlyTheSameSpellingIsSaid() {
    published.add(ref(1), "교량 보수", NOW);
    keeper.look();
    TenderPage near = page("교랑 보수");
    assertThat(near.match()).isEqualTo(Match.NEAR);
    assertThat(near.total()).isEqualTo(1);
    assertThat(page("청사").match()).isEqualTo(Match.EXACT);
    assertThat(page("청사").total()).isZero();
  }
}
