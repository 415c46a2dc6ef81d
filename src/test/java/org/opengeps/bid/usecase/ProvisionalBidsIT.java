package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.model.Reception;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.TenderFailed;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/**
 * What came in time but was never decided, because the server stalled or was killed: it is not
 * lost, and it gets no privilege.
 */
@ExtendWith(ArquillianExtension.class)
class ProvisionalBidsIT {
  @Inject private OpeningScene scene;
  @Inject private ReceptionDesk desk;
  @Inject private GateSealing sealing;
  @Inject private ReadTender tenders;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;
  private final SecureRandom random = new SecureRandom();

  @Test
  void areJudgedAtTheOpeningByTheRulesOfTheIntakeOneForEachSupplier() {
    Tender tender = scene.tender("미결 접수");
    TestPerson first = TestPerson.supplier();
    String firstId = OpeningScene.register(first);
    scene.submit(tender, seal(tender, first, firstId));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    TestPerson third = TestPerson.supplier();
    String thirdId = OpeningScene.register(third);

    record(tender, seal(tender, first, firstId));
    record(tender, seal(tender, third, thirdId));
    record(tender, seal(tender, third, thirdId));
    TestPerson unknown = TestPerson.supplier();
    record(tender, seal(tender, unknown, unknown.identifier()));
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER");
    TestPerson.administratorOf(officer.identifier());
    record(tender, seal(tender, officer, OpeningScene.register(officer)));

    passDrain(tender);
    assertThat(scene.openingTime(tender).sealed()).contains(7);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    OpeningRecord record = scene.finished(tender).record().orElseThrow();
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::reason)
        .containsExactly(
            null,
            null,
            "already-submitted",
            null,
            "already-submitted",
            "certificate-unbound",
            "not-a-supplier");
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(7, 3, 4, 0, 0, 0, 0));
  }

  @Test
  void garbageDoesNotOpenTheSingleRealBid() {
    Tender tender = scene.tender("한 명과 쓰레기");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    TestPerson stranger = TestPerson.supplier();
    record(tender, seal(tender, stranger, UUID.randomUUID().toString()));
    record(tender, seal(tender, stranger, UUID.randomUUID().toString()));
    passDrain(tender);
    OpeningView failed = scene.openingTime(tender);
    assertThat(failed.stage()).isEqualTo(OpeningStage.FAILED);
    assertThat(failed.reason()).contains(TenderFailed.TOO_FEW_SEALED);
    assertThat(failed.gateKey()).isEmpty();
    assertThat(publications(tender)).isEqualTo(0L);
  }

  @Test
  void theGateKeyStaysSecretWhileTheBidsAreNotThoseThatCloseCommitsTo() {
    Tender tender = scene.tender("사라진 줄");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    scene.bid(tender, 1_625_000_000, List.of(5, 6));
    scene.close(tender);
    String elsewhere = "R00XX00000000";
    String lost = move(tender.ref().number(), elsewhere, null);
    OpeningScene.reach(tender.notice().opensAt());
    for (int round = 0; round < 3; round++) {
      scene.openDue();
    }
    assertThat(scene.view(tender).stage()).isEqualTo(OpeningStage.CLOSED);
    assertThat(publications(tender)).isEqualTo(0L);

    move(elsewhere, tender.ref().number(), lost);
    assertThat(scene.openingTime(tender).stage())
        .as("with the row back it opens")
        .isEqualTo(OpeningStage.OPENING);
  }

  /** What a database administrator can do: one row belongs to another tender. */
  private String move(String from, String to, String reception) {
    return transaction.call(
        () -> {
          String id =
              reception != null
                  ? reception
                  : (String)
                      entities
                          .createNativeQuery("SELECT MIN(id) FROM bid_reception WHERE tender = ?")
                          .setParameter(1, from)
                          .getSingleResult();
          entities
              .createNativeQuery("UPDATE bid_reception SET tender = ? WHERE id = ?")
              .setParameter(1, to)
              .setParameter(2, id)
              .executeUpdate();
          entities.getEntityManagerFactory().getCache().evictAll();
          return id;
        });
  }

  private Object publications(Tender tender) {
    return entities
        .createNativeQuery("SELECT COUNT(*) FROM custody_gate_publication WHERE key_id = ?")
        .setParameter(1, tender.terms().committeeKey().id())
        .getSingleResult();
  }

  private SealedSubmission seal(Tender tender, TestPerson person, String supplier) {
    return new SubmissionSealer(OpeningScene.signer(person), random)
        .seal(scene.draft(tender, supplier, 1_610_000_000, List.of(7, 8)), tender.terms());
  }

  /** Does what the intake does first, and then nothing more. */
  private void record(Tender tender, SealedSubmission sealed) {
    Parcel parcel = Parcel.open(sealed.statementDer(), sealed.envelopeDers()).orThrow();
    byte[] gate = tenders.find(tender.ref()).orElseThrow().lots().get("0").gateCertificate();
    Instant now = TestClock.INSTANCE.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    Reception reception = new Reception(parcel.arrival(now));
    assertThat(desk.record(reception, sealing.seal(sealed.statementDer(), gate), parcel))
        .isEqualTo(ReceptionDesk.Recorded.NEW);
    // receptions of one millisecond stand in the order of their random ids
    TestClock.INSTANCE.advance(Duration.ofMillis(2));
  }

  private static void passDrain(Tender tender) {
    OpeningScene.reach(tender.notice().closesAt().plusSeconds(30));
  }
}
