package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.ApproveNotice;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** A tender that outages move twice, that then waits for its agency, and is opened in the end. */
@ExtendWith(ArquillianExtension.class)
class ThirdOutageIT {
  @Inject private OpeningScene scene;
  @Inject private OutageScene outages;
  @Inject private FindNotice notices;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void afterTheThirdOutageTheAgencyOrdersNewTimesAndEveryBidIsOpenedAndVerified() throws Exception {
    Tender tender = scene.tender("세 번 장애 위판장");
    scene.bid(tender, 1_610_000_000, List.of(3, 11));
    Tender once = outages.outage(tender);
    assertThat(once.ref().order()).isEqualTo("001");
    scene.bid(once, 1_620_000_000, List.of(1, 2));
    Tender twice = outages.outage(once);
    assertThat(twice.ref().order()).isEqualTo("002");
    Tender waiting = outages.outage(twice);
    assertThat(waiting.ref().order()).as("the platform moves a tender twice").isEqualTo("002");
    assertThat(waiting.notice().awaitsOrder()).isTrue();
    OpeningScene.reach(waiting.notice().opensAt().plusSeconds(5));
    assertThat(Http.get("/tenders/" + waiting.ref().number() + "?lang=ko").text())
        .contains("수요기관의 정정공고를 기다립니다");
    assertThat(scene.find(waiting)).as("nothing closes while the agency is awaited").isEmpty();

    Tender corrected = correctedOverHttp(waiting);
    assertThat(corrected.ref().order()).isEqualTo("003");
    assertThat(corrected.notice().awaitsOrder()).isFalse();
    TestClock.INSTANCE.release();
    scene.bid(corrected, 1_630_000_000, List.of(5, 7));

    assertThat(scene.openingTime(corrected).stage()).isEqualTo(OpeningStage.OPENING);
    corrected.committee().officers.get(0).open(corrected.ref(), Slot.ONLY_PRICE).orThrow();
    corrected.committee().officers.get(2).open(corrected.ref(), Slot.ONLY_PRICE).orThrow();
    OpeningRecord record = scene.finished(corrected).record().orElseThrow();
    assertThat(record.bids()).as(record.bids().toString()).allMatch(bid -> bid.reason() == null);
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(3, 3, 0, 0, 0, 0, 0));
    TenderNumber number = TenderNumber.of(corrected.ref());
    OpeningScene.await(() -> bundles.of(number) instanceof Verdict.Accepted);
    Report report = VerifyBundle.verify(bundles.of(number).orThrow(), Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
  }

  private Tender correctedOverHttp(Tender waiting) {
    Instant closes =
        TestClock.INSTANCE.instant().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    JsonObject draft =
        Drafts.correction(
                Drafts.works("sandbox", null, closes, closes.plusSeconds(60))
                    .replace("title", waiting.notice().notice().title().toJson()),
                waiting.ref().toString())
            .replace("bidsAlreadySealed", "keep")
            .build();
    TestPerson officer = waiting.agency().officer();
    Http.Answer filed = OutageScene.post("notices", officer.sign(draft));
    assertThat(filed.status()).as(filed.text()).isEqualTo(201);
    String path = "notices/" + draft.string("draft");
    JsonObject approval =
        JsonObject.ofType(ApproveNotice.TYPE)
            .put("draft", draft.string("draft"))
            .put("draftHash", filed.json().string("draftHash"))
            .build();
    assertThat(
            OutageScene.post(path + "/approval", waiting.agency().approver().sign(approval))
                .status())
        .isEqualTo(200);
    JsonObject prepare =
        JsonObject.ofType(PrepareNotice.TYPE)
            .put("draft", draft.string("draft"))
            .put("ceremony", (String) null)
            .build();
    Http.Answer prepared = OutageScene.post(path + "/prepare", officer.sign(prepare));
    assertThat(prepared.status()).as(prepared.text()).isEqualTo(200);
    Http.Answer published = OutageScene.post(path + "/publication", officer.sign(prepared.json()));
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    return outages.now(waiting);
  }
}
