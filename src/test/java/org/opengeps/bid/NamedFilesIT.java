package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.bid.usecase.UndecidedBids;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;
import org.opengeps.testing.TestClock;

/** For whom a file is kept that a bid names: for bids that stand, and meanwhile for others. */
@ExtendWith(ArquillianExtension.class)
class NamedFilesIT {
  private static final int SIZE = 1 << 16;

  @Inject private Bidding bidding;
  @Inject private UndecidedBids undecided;
  @Inject private FindNotice notices;
  @PersistenceContext private EntityManager entities;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @Test
  void aBidThatIsRefusedLeavesNoRowAndTakesNoneOfABidThatStands() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    Supplier owner = bidding.supplier("seorak");
    Sha256 file = upload(tender, owner);
    Sha256 invented = Sha256.ofText("nobody uploaded it " + UUID.randomUUID());
    SealedBidFile strangers = seal(tender, bidding.stranger("seorak"), file, invented);
    SealedBidFile others = seal(tender, bidding.supplier("hangang"), file, invented);

    assertThat(post(tender, strangers).refusal().code()).isEqualTo("certificate-unbound");
    assertThat(rows(tender)).as("of a stranger").isEmpty();
    assertThat(post(tender, others).refusal().code()).isEqualTo("files-incomplete");
    assertThat(rows(tender)).as("of a refused bid").isEmpty();
    assertThat(post(tender, others).refusal().code()).isEqualTo("files-incomplete");
    assertThat(rows(tender)).as("of one that is refused once more").isEmpty();
    assertThat(isNeeded(file)).as("named by refused bids alone").isFalse();

    assertThat(post(tender, seal(tender, owner, file)).isSuccess()).isTrue();
    assertThat(rows(tender)).containsExactly(file + " stands, undecided: 0");
    assertThat(post(tender, strangers).refusal().code()).isEqualTo("certificate-unbound");
    assertThat(post(tender, others).refusal().code()).isEqualTo("files-incomplete");
    assertThat(rows(tender)).containsExactly(file + " stands, undecided: 0");
    assertThat(isNeeded(file)).as("named by a bid that stands").isTrue();
  }

  @Test
  void aFileThatABidForAnotherLotNamesStaysNeeded() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    OpenTender other = bidding.tender(Duration.ofDays(1), List.of());
    Supplier owner = bidding.supplier("seorak");
    Sha256 file = upload(tender, owner);
    assertThat(post(tender, seal(tender, owner, file)).isSuccess()).isTrue();
    SealedBidFile strangers = seal(other, bidding.stranger("seorak"), file);
    assertThat(post(other, strangers).refusal().code()).isEqualTo("certificate-unbound");
    assertThat(rows(other)).isEmpty();
    assertThat(isNeeded(file)).isTrue();
  }

  @Test
  void aBidThatNobodyDecidedBeforeTheClosingKeepsItsFilesFromThenOn() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    Supplier owner = bidding.supplier("seorak");
    Sha256 file = upload(tender, owner);
    TestClock.INSTANCE.advanceTo(tender.closesAt().minusSeconds(1));
    SealedBidFile bid = seal(tender, owner, file);
    undecided.record(bid, bid.statement(), tender);
    assertThat(rows(tender)).containsExactly(file + ", undecided: 1");
    assertThat(isNeeded(file)).as("named by an undecided bid").isTrue();
    TestClock.INSTANCE.advanceTo(tender.closesAt().plusSeconds(60));
    OpeningScene.await(
        () ->
            notices.current(TenderNumber.of(tender.ref())).orElseThrow().state()
                == TenderState.CLOSED);
    assertThat(rows(tender)).containsExactly(file + " stands, undecided: 0");
  }

  /** Files that the database keeps for the tender. */
  private List<String> rows(OpenTender tender) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT LOWER(HEX(sha256)), CASE WHEN stands THEN ' stands' ELSE '' END, undecided"
                    + " FROM bid_file WHERE tender = ?")
            .setParameter(1, tender.ref().number())
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> "" + row[0] + row[1] + ", undecided: " + row[2])
        .toList();
  }

  private boolean isNeeded(Sha256 file) {
    return !entities
        .createNativeQuery("SELECT 1 FROM upload_file WHERE needed AND sha256 = ?")
        .setParameter(1, file.bytes())
        .getResultList()
        .isEmpty();
  }

  private SealedBidFile seal(OpenTender tender, Supplier supplier, Sha256... files) {
    return bidding.seal(
        tender,
        supplier,
        tender.notice().hash(),
        List.of(files).stream().map(file -> FileReference.rounded(file, SIZE, true)).toList());
  }

  private Sha256 upload(OpenTender tender, Supplier supplier) {
    byte[] content = new byte[SIZE];
    new Random().nextBytes(content);
    Sha256 hash = Sha256.of(content);
    UploadId upload = new UploadId(UUID.randomUUID());
    var manifest = new UploadManifest(tender.ref(), upload, List.of(new UploadItem(hash, SIZE)));
    String base = "/api/v1/tenders/" + tender.ref().number() + "/uploads";
    byte[] signed = supplier.signer().sign(manifest.json(), TestClock.INSTANCE.instant());
    assertThat(engine.post(base, signed)).isInstanceOf(Verdict.Accepted.class);
    String path = base + "/" + upload + "/" + hash.hex();
    assertThat(engine.put(path, new ContentRange(0, SIZE - 1L, SIZE).toString(), content))
        .isInstanceOf(Verdict.Accepted.class);
    return hash;
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        "/api/v1/tenders/" + tender.ref().number() + "/submissions",
        Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }
}
