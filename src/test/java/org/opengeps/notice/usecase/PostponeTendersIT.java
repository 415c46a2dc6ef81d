package org.opengeps.notice.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.outage.Gap;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tenders;
import org.opengeps.opening.OpeningScene;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestClock;

/**
 * What an outage does to the tenders that it touches. As many at a time as an outage at a busy
 * hour: {@code mvn -Pfast verify -DskipUnitTests -Dit.test=PostponeTendersIT
 * -Dopengeps.tenders=2500}; the server's log has the time that it took.
 */
@ExtendWith(ArquillianExtension.class)
class PostponeTendersIT {
  /** Several parts of every set-based statement. */
  private static final int MANY = Integer.getInteger("opengeps.tenders", 250);

  private static final Comparator<TenderRef> BY_TEXT = Comparator.comparing(TenderRef::toString);

  @Inject private Bidding bidding;
  @Inject private PostponeTenders postpone;
  @Inject private FindIncidents incidents;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private Tenders tenders;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private DatabaseWatch database;

  @Test
  void everyClosingInTheGapMovesByTheFormulaAndTheIncidentNamesThemAll() {
    Instant closing = farAway();
    List<TenderRef> tenders = List.of(tender(closing), tender(closing.plusSeconds(5)));
    TenderRef outside = tender(closing.plus(Duration.ofHours(1)));
    Gap gap = new Gap(closing.minusSeconds(30), closing.plusSeconds(30));
    assertThat(outage(gap)).isEqualTo(2);

    for (TenderRef tender : tenders) {
      NoticeView moved = current(tender);
      assertThat(moved.isPostponement()).isTrue();
      assertThat(moved.ref()).hasToString(tender.number() + "-001");
      assertThat(moved.closesAt()).isEqualTo(gap.until().plusSeconds(60));
      assertThat(moved.hash()).isEqualTo(moved.notice().hash());
    }
    assertThat(current(outside).ref()).isEqualTo(outside);
    PostponementView one = incidents.ofTender(TenderNumber.of(tenders.get(0))).get(0);
    IncidentView incident = incidents.find(one.incident()).orElseThrow();
    assertThat(incident.moved()).isEqualTo(2);
    Incident logged = Incident.from(JsonObject.parseCanonical(documents.get(incident.document())));
    assertThat(logged.tenders()).hasSize(2).isSortedAccordingTo(BY_TEXT);
    assertThat(incidents.moved(incident.id())).hasSize(2);
    assertThat(incidents.newest()).extracting(IncidentView::id).contains(incident.id());
  }

  @Test
  void afterTwoPostponementsTheClosingWaitsForAnOrderOfTheAgency() {
    TenderRef tender = tender(farAway());
    for (int turn = 0; turn < 3; turn++) {
      Instant now = current(tender).closesAt();
      assertThat(outage(new Gap(now.minusSeconds(20), now.plusSeconds(5)))).isEqualTo(1);
    }
    NoticeView waiting = current(tender);
    assertThat(waiting.ref()).hasToString(tender.number() + "-002");
    assertThat(waiting.awaitsOrder()).isTrue();
    assertThat(waiting.isCorrectable(waiting.closesAt().plusSeconds(60))).isTrue();
    Verdict<TenderState> closed = move.drain(waiting.ref(), waiting.closesAt().plusSeconds(60));
    assertThat(closed)
        .asString()
        .as("a closing that waits for its agency")
        .contains("awaits-order");
  }

  @Test
  void movingManyTakesHardlyMoreStatementsThanMovingOne() {
    Instant first = farAway();
    tender(first);
    long one = statements(new Gap(first.minusSeconds(30), first.plusSeconds(30)), 1);
    Instant second = farAway();
    List<TenderRef> tenders = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tenders.add(tender(second));
    }
    long begun = System.nanoTime();
    long many = statements(new Gap(second.minusSeconds(30), second.plusSeconds(30)), MANY);
    long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    System.getLogger(getClass().getName())
        .log(
            System.Logger.Level.INFO,
            MANY + " tenders postponed: " + many + " statements, " + took + " ms");
    assertThat(many - one).isLessThanOrEqualTo(7 * (2L * MANY / 200 + 1));
    assertThat(current(tenders.get(MANY - 1)).isPostponement()).isTrue();
  }

  /**
   * With the lock taken on the way through the index of times, the database ends one of the two.
   */
  @Test
  void anOutageWaitsForATenderThatIsJustMovedAndStandsInNobodysWay() throws Exception {
    Instant closing = farAway();
    List<TenderRef> hit = List.of(tender(closing), tender(closing), tender(closing));
    TenderRef tender = hit.get(1);
    Gap gap = new Gap(closing.minusSeconds(30), closing.plusSeconds(30));
    AtomicReference<CompletableFuture<Integer>> outage = new AtomicReference<>();
    transaction.run(
        () -> {
          assertThat(tenders.lock(TenderNumber.of(tender))).isPresent();
          outage.set(CompletableFuture.supplyAsync(() -> outage(gap)));
          OpeningScene.await(database::somebodyWaitsForATender);
          move.to(
                  TenderState.CANCELLED,
                  tender,
                  Slot.ONLY_PRICE.lot(),
                  TestClock.INSTANCE.instant())
              .orThrow();
        });
    assertThat(outage.get().get(30, TimeUnit.SECONDS))
        .as("tenders moved by the outage, one of the three having been cancelled")
        .isEqualTo(2);
    assertThat(current(tender).isPostponement()).isFalse();
  }

  private long statements(Gap gap, int moved) {
    return transaction.call(
        () -> {
          long before = database.ownStatements();
          assertThat(postpone.postpone(gap, evidence(gap))).isEqualTo(moved);
          return database.ownStatements() - before;
        });
  }

  private int outage(Gap gap) {
    return transaction.call(() -> postpone.postpone(gap, evidence(gap)));
  }

  private static PostponeTenders.Evidence evidence(Gap gap) {
    return (id, orders) ->
        Incident.ofGap(id, gap.from(), gap.until(), "before\n", "after\n", orders);
  }

  private TenderRef tender(Instant closing) {
    return bidding
        .tender(Duration.between(TestClock.INSTANCE.instant(), closing).plusMillis(1), List.of())
        .ref();
  }

  private NoticeView current(TenderRef tender) {
    return notices.current(TenderNumber.of(tender)).orElseThrow();
  }

  /** A time at which no other test closes anything and to which no clock of a run gets. */
  private static Instant farAway() {
    return TestClock.INSTANCE
        .instant()
        .plus(Duration.ofDays(1000))
        .plusSeconds(ThreadLocalRandom.current().nextLong(10_000_000))
        .truncatedTo(ChronoUnit.SECONDS);
  }
}
