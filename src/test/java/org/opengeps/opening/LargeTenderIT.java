package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/**
 * A tender whose bids do not fit on one page, from the intake to the verified bundle. Of full size:
 * {@code mvn -Pfast verify -DskipUnitTests -Dit.test=LargeTenderIT -Dopengeps.bids=2000}. {@link
 * org.opengeps.verifier.LargeTenderTest} tries any size outside the server.
 */
@ExtendWith(ArquillianExtension.class)
class LargeTenderIT {
  /** A full page and a part of another, or more. */
  private static final int BIDS = Integer.getInteger("opengeps.bids", 70);

  private static final int PAGE = 64;
  private static final int LAST_PAGE = (BIDS - 1) / PAGE * PAGE;

  @Inject private OpeningScene scene;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  @Test
  void isOpenedPageByPageAndVerified() throws Exception {
    Tender tender = scene.tender("큰 공고");
    bid(tender);
    scene.openingTime(tender);
    String number = tender.ref().number();
    String pages = "/api/v1/tenders/" + number + "/opening-package/bids?from=";
    assertThat(Http.get(pages + 0).json().objects("bids")).hasSize(PAGE);
    assertThat(Http.get(pages + LAST_PAGE).json().objects("bids")).hasSize(BIDS - LAST_PAGE);
    assertThat(Http.get(pages + BIDS).json().objects("bids")).isEmpty();
    assertThat(Http.get(pages + "x").outcome()).isEqualTo("400 malformed");
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    OpeningRecord record = scene.finished(tender).record().orElseThrow();
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(BIDS, BIDS, 0, 0, 0, 0, 0));
    hasAResultPageThatDoesNotGrowWithTheRecord(number, record);
    Report report =
        VerifyBundle.verify(
            bundles.of(new TenderNumber(number)).orThrow(), java.util.Optional.of(trust.trust()));
    assertThat(report.findings()).isEmpty();
  }

  private static void hasAResultPageThatDoesNotGrowWithTheRecord(
      String number, OpeningRecord record) {
    String page = Http.get("/tenders/" + number + "/result").text();
    assertThat(page).contains("id=\"draw-check\"");
    assertThat(record.bids())
        .extracting(bid -> bid.statementHash().hex())
        .as("evidence of bids that the page does not show")
        .noneMatch(page::contains);
    int picks = 6 * BIDS;
    assertThat(page.length()).as("the page of %s bids", BIDS).isLessThan(80_000 + picks);
  }

  /** Each waits for its receipt, so many are underway at the same time. */
  private void bid(Tender tender) throws InterruptedException {
    ExecutorService bidders = Executors.newFixedThreadPool(20);
    for (int i = 0; i < BIDS; i++) {
      int number = i;
      bidders.execute(
          () ->
              scene.bid(
                  tender,
                  1_620_000_000L + number,
                  List.of(1 + number % 15, 1 + (number + 1) % 15)));
    }
    bidders.shutdown();
    assertThat(bidders.awaitTermination(30, TimeUnit.MINUTES)).isTrue();
  }
}
