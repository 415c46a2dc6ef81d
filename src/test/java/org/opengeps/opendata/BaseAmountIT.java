package org.opengeps.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.Deciding;
import org.opengeps.identity.TrustFile;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.OpenReceipt;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.NoticeTerms.Change;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** A base amount that is published after the notice, from the draft to the verified award. */
@ExtendWith(ArquillianExtension.class)
class BaseAmountIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private OpenReceipt receipt;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private Deciding deciding;
  @Inject private ReadLog log;

  private JsonBuilder works(Instant closes) {
    return Drafts.works("sandbox", null, closes, closes.plusSeconds(60))
        .replace("title", Drafts.text("기초금액을 나중에 공개하는 공사", "Base amount to follow"));
  }

  private TenderState state(OpeningScene.Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow().state();
  }

  @Test
  void bidsAreTakenOnceTheBaseAmountIsSaidAndTheVerifierRepeatsTheAward() throws Exception {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    OpeningScene.Tender open = scene.tender(Drafts.withoutBaseAmount(works(closes)).build());
    receipt.openDue();
    assertThat(state(open)).isEqualTo(TenderState.NOTICED);
    String number = open.ref().number();
    assertThat(Http.get("/tenders/" + number).text()).contains("기초금액은 나중에 공개합니다");
    assertThat(Http.get("/tenders/" + number + "/bid").text())
        .contains("기초금액이 공개되면")
        .doesNotContain("name=\"pick\"");
    assertThat(Http.get("/api/v1/tenders").text())
        .as("the list, held to the API's description")
        .contains(number, "\"awaitsBaseAmount\":true");
    assertThat(Http.get("/").text()).contains(number, "기초금액 공개 전");
    assertThatThrownBy(() -> scene.bid(open, 1_650_000_000, List.of(3, 11)))
        .hasMessageContaining("base-amount-awaited");

    JsonObject order = Drafts.baseAmount(works(closes), open.ref().toString()).build();
    NoticeView said = buyer.publish(open.agency(), order, null);
    assertThat(said.ref().toString()).isEqualTo(number + "-001");
    assertThat(said.notice().schedule()).isEqualTo(open.notice().notice().schedule());
    assertThat(said.notice().revision().changes())
        .extracting(Change::field)
        .containsExactly(
            "lots[0].award.costSum", "lots[0].award.deductibleA", "lots[0].price.baseAmount");
    receipt.openDue();
    OpeningScene.Tender tender = new OpeningScene.Tender(open.committee(), open.agency(), said);
    assertThat(state(tender)).isEqualTo(TenderState.OPEN);
    assertThatThrownBy(() -> scene.bid(open, 1_650_000_000, List.of(3, 11)))
        .as("sealed for the order that left it open")
        .hasMessageContaining("wrong-notice");
    scene.bid(tender, 1_650_000_000, List.of(3, 11));
    scene.bid(tender, 1_660_000_000, List.of(1, 2));

    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    deciding.decide(tender);
    Report report = verified(tender, "award.p7s");
    assertThat(report.confirmed()).anyMatch(line -> line.startsWith("2 notice orders"));
    assertThat(Http.get("/tenders/" + number).text()).contains("기초금액 공개", "1,797,931,000");
    assertThat(log.listAbout(number).stream().map(entry -> LedgerEntry.parse(entry.bytes()).kind()))
        .containsSubsequence("notice-published", "base-amount-published", "tender-closed");
  }

  @Test
  void aTenderWhoseBaseAmountNobodySaysClosesWithoutBidsAndFails() throws Exception {
    OpeningScene.Tender tender =
        scene.tender(
            Drafts.withoutBaseAmount(works(buyer.now().plus(Duration.ofHours(1)))).build());
    scene.openingTime(tender);
    OpeningScene.await(() -> state(tender) == TenderState.FAILED);
    verified(tender, "close-reveal.json");
  }

  private Report verified(OpeningScene.Tender tender, String file) throws Exception {
    AtomicReference<byte[]> zip = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          zip.set(bundles.of(tender.notice().number()).orThrow());
          return new String(zip.get(), java.nio.charset.StandardCharsets.ISO_8859_1).contains(file);
        });
    Report report = VerifyBundle.verify(zip.get(), Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    return report;
  }
}
