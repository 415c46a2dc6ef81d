package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.client.committee.Officer;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;

/**
 * An opening to which two things happen in the same moment: one of them is first, and the other one
 * is judged by what has become of it.
 */
@ExtendWith(ArquillianExtension.class)
class AtOneMomentIT {
  private static final Slot TECHNICAL = TechnicalScene.TECHNICAL;
  private static final Slot PRICE = TechnicalScene.PRICE;

  /** Longer than any process waits for another one's sign of life. */
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject private OpeningScene scene;
  @Inject private TechnicalScene scenes;
  @Inject private Claims claims;
  @Inject private InTransaction transaction;
  @Inject private DatabaseWatch database;
  @PersistenceContext private EntityManager entities;

  /**
   * Two bids, of which the decision in force passes one.
   *
   * @param inForce its prices are not open yet
   * @param other proposed in its place, signed; passes both bids
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  private record Case(
      Tender tender, TechnicalDecision inForce, TechnicalDecision replacement, byte[] other) {
    EnvelopeKey prices() {
      return new EnvelopeKey(tender.ref().number(), PRICE);
    }
  }

  private Case replaced() {
    Tender tender = scene.tender(scenes.draft().build());
    UUID good = scene.bidAll(tender, "0", TechnicalScene.offer("800000000.00", "30"));
    UUID late = scene.bidAll(tender, "0", TechnicalScene.offer("700000000.00", "300"));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord record = scenes.open(tender, TECHNICAL);
    TechnicalDecision first = scenes.decision(record, List.of(good), List.of(late), null);
    scenes.decide(tender, first);
    TechnicalDecision both =
        scenes.decision(
            record,
            List.of(good, late),
            List.of(),
            first.hash(),
            first.pricesOpenAt().plus(LONG).plus(LONG));
    byte[] signed = tender.agency().officer().sign(both.toJson());
    assertThat(scenes.post(tender, "", signed)).isEqualTo("201");
    return new Case(tender, first, both, signed);
  }

  private CompletableFuture<String> approval(Case at) {
    return CompletableFuture.supplyAsync(
        () -> scenes.approve(at.tender(), at.tender().agency().approver(), at.other()));
  }

  @Test
  void aDecisionThatIsApprovedWhileTheGateIsLentComesTooLate() throws Exception {
    Case at = replaced();
    OpeningScene.await(() -> scene.find(at.tender(), PRICE).isPresent());
    AtomicReference<CompletableFuture<String>> approval = new AtomicReference<>();
    transaction.run(
        () -> {
          lock("SELECT key_id FROM custody_binding WHERE tender = ? FOR UPDATE", at);
          OpeningScene.reach(at.inForce().pricesOpenAt());
          OpeningScene.await(() -> database.waiting("INSERT INTO custody_gate_publication%") > 0);
          approval.set(approval(at));
          OpeningScene.await(
              () -> approval.get().isDone() || database.waiting("%opening_envelope%") > 0);
        });
    assertThat(approval.get().get(30, TimeUnit.SECONDS)).isEqualTo("409 prices-open");
    OpeningScene.await(() -> scenes.view(at.tender(), PRICE).stage() == OpeningStage.OPENING);
    assertThat(scenes.view(at.tender(), PRICE).decision()).contains(at.inForce());
    assertThat(scenes.open(at.tender(), PRICE).bids())
        .extracting(OpeningRecord.Bid::submission)
        .isEqualTo(at.inForce().passed());
  }

  @Test
  void aGateThatWasToBeLentOnADecisionWaitsForTheOneThatTakesItsPlace() throws Exception {
    Case at = replaced();
    // somebody had the claim and went silent: taking it over needs no lock of the opening
    Instant before = TestClock.INSTANCE.instant();
    assertThat(claims.claim(at.prices(), UUID.randomUUID().toString(), before, LONG)).isPresent();
    OpeningScene.await(() -> scene.find(at.tender(), PRICE).isPresent());
    AtomicReference<CompletableFuture<String>> approval = new AtomicReference<>();
    transaction.run(
        () -> {
          lock("SELECT stage FROM opening_envelope WHERE tender = ? FOR UPDATE", at);
          approval.set(approval(at));
          OpeningScene.await(() -> database.waiting("%opening_envelope%") == 1);
          OpeningScene.reach(at.inForce().pricesOpenAt());
          OpeningScene.reach(before.plus(LONG));
          OpeningScene.await(() -> database.waiting("%opening_envelope%") == 2);
        });
    assertThat(approval.get().get(30, TimeUnit.SECONDS)).isEqualTo("201");
    scenes.release(at.tender(), at.replacement());
    assertThat(scenes.open(at.tender(), PRICE).bids())
        .extracting(OpeningRecord.Bid::submission)
        .containsExactlyInAnyOrderElementsOf(at.replacement().passed());
  }

  private void lock(String sql, Case at) {
    lock(sql, at.tender());
  }

  private void lock(String sql, Tender tender) {
    entities.createNativeQuery(sql).setParameter(1, tender.ref().number()).getResultList();
  }

  @Test
  void aMemberWhoPostsTheSameListTwiceAtOnceIsToldThatItIsIn() throws Exception {
    Tender tender = scene.tender("한 위원이 두 창에서");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_610_000_000, List.of(4, 12));
    scene.openingTime(tender);
    TestCommittee committee = tender.committee();
    Path copy = committee.keyFile(0).resolveSibling("copy").resolve("key.p12");
    Officer elsewhere = TestCommittee.officer(committee.people.get(0), committee.keys.get(0), copy);
    AtomicReference<List<CompletableFuture<String>>> both = new AtomicReference<>();
    transaction.run(
        () -> {
          lock("SELECT stage FROM opening_envelope WHERE tender = ? FOR UPDATE", tender);
          both.set(
              Stream.of(committee.officers.get(0), elsewhere)
                  .map(one -> CompletableFuture.supplyAsync(() -> posted(one, tender)))
                  .toList());
          OpeningScene.await(
              () ->
                  database.waiting("%opening_envelope%FOR UPDATE")
                          + database.waiting("INSERT INTO opening_partial%")
                      == 2);
        });
    for (CompletableFuture<String> one : both.get()) {
      assertThat(one.get(30, TimeUnit.SECONDS)).isIn("posted", "already-posted");
    }
  }

  private static String posted(Officer officer, Tender tender) {
    return officer
        .open(tender.ref(), Slot.ONLY_PRICE)
        .refused()
        .map(refusal -> refusal.code())
        .orElse("posted");
  }
}
