package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Statement;

/** Bundles of tenders whose sealed bids were destroyed when their time was over. */
class DestroyedBundleTest {
  private static final Instant LAPSED =
      NoticedBundle.SCENE.tender.notice.schedule().latestOpening();

  /** Five years, as the rule set of the scene says: when the last day of them is over. */
  private static final Instant OVER =
      LAPSED
          .atZone(ZoneOffset.ofHours(9))
          .plus(Period.ofYears(5))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(1)
          .toInstant();

  private final NoticedBundle bundle = new NoticedBundle();

  @Test
  void sealedBidsThatWereDestroyedWhenTheirTimeWasOverLeaveTheBundleVerified() throws Exception {
    lapsed();
    destroyed("001", OVER, envelope("가"), envelope("나"));
    destroyed("002", OVER.plusSeconds(1), envelope("다"));
    Report report = bundle.verify();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.notes())
        .anyMatch(line -> line.startsWith("3 sealed envelopes and 2 files that nobody opened"))
        .anyMatch(line -> line.contains("gone everywhere"));
    assertThat(report.confirmed())
        .as("nothing was revealed: whether they were received cannot be seen")
        .noneMatch(line -> line.contains("destroyed"));
  }

  @Test
  void bidsThatWereDestroyedBeforeTheirTimeWasOverAreAFinding() throws Exception {
    lapsed();
    destroyed("001", OVER.minusMillis(1), envelope("가"));
    assertThat(bundle.verify().findings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.where()).isEqualTo("destroyed/001.json");
              assertThat(one.expected()).isEqualTo("logged not before " + OVER);
            });
  }

  @Test
  void bidsThatWereDestroyedWhileTheLotWentOnAreAFinding() throws Exception {
    destroyed("001", OVER, envelope("가"));
    assertThat(bundle.verify().findings())
        .anyMatch(
            one ->
                one.check().equals("destroyed")
                    && one.expected().startsWith("after the end of the lot"));
  }

  @Test
  void aFileThatIsCalledDestroyedTwiceIsAFinding() throws Exception {
    lapsed();
    destroyed("001", OVER, envelope("가"));
    destroyed("002", OVER, envelope("가"));
    assertThat(bundle.verify().findings())
        .anyMatch(one -> one.check().equals("destroyed") && one.found().equals("twice"));
  }

  @Test
  void aDestructionThatTheLogDoesNotNameAndOneThatTheBundleLacksAreFindings() throws Exception {
    lapsed();
    bundle.files.put("destroyed/001.json", document(envelope("가")));
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("log");
    bundle.add("destroyed/001.json", "bids-destroyed", OVER);
    bundle.files.remove("destroyed/001.json");
    assertThat(NoticedBundle.refuted(bundle.verify())).contains("log");
  }

  @Test
  void aDestructionOfAnotherLotIsAFinding() throws Exception {
    lapsed();
    var other = new Destruction(TenderScene.REF, "2", List.of(envelope("가")), List.of());
    bundle.files.put("destroyed/001.json", other.toJson().canonical());
    bundle.add("destroyed/001.json", "bids-destroyed", OVER);
    assertThat(bundle.verify().findings())
        .anyMatch(one -> one.where().equals("destroyed/001.json lot"));
  }

  /** Of bids that are shown it can be checked. */
  @Test
  void anEnvelopeThatWasOpenedOrNeverReceivedIsNotCalledDestroyed() throws Exception {
    BundleCut cut = new BundleCut(NoticedBundle.SCENE);
    Sha256 opened = Sha256.of(cut.files.get("submissions/001-envelope.p7m"));
    cut.files.put(
        "destroyed/001.json", document(new EnvelopeHash("price", opened), envelope("없던 봉투")));
    Map<String, byte[]> signed = new LinkedHashMap<>(cut.files);
    signed.put("manifest.json.p7s", NoticedBundle.SCENE.manifest(cut.files));
    Report report =
        VerifyBundle.verify(BundleScene.zip(signed), Optional.of(NoticedBundle.SCENE.trust()));
    assertThat(report.findings())
        .anyMatch(one -> one.where().contains(opened.hex()))
        .anyMatch(one -> one.where().contains(envelope("없던 봉투").sha256().hex()));
  }

  /** The statements that lie in the bundle say whose the files are. */
  @Test
  void aFileOfAnEnvelopeThatWasOpenedIsNotCalledDestroyedAndOneOfARemovedBidIs() throws Exception {
    BundleScene scene = BundleScene.withRemovedBids(SceneRemovals.How.OWN);
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    assertThat(files)
        .containsKey("submissions/002-envelope.p7m")
        .doesNotContainKey("submissions/005-envelope.p7m");
    Sha256 removed = fileOf(files.get("submissions/005-statement.p7s"));
    Sha256 opened = fileOf(files.get("submissions/002-statement.p7s"));
    assertThat(opened).isNotEqualTo(removed);
    Destruction said = new Destruction(TenderScene.REF, "0", List.of(), List.of(opened, removed));
    files.put("destroyed/001.json", said.toJson().canonical());
    files.put("manifest.json.p7s", scene.manifest(files));
    Report report = VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
    assertThat(report.findings())
        .filteredOn(one -> one.check().equals("destroyed"))
        .extracting(one -> one.where() + ": " + one.found())
        .containsExactly(
            "destroyed/001.json " + opened + ": a file of an envelope that was opened");
  }

  private static Sha256 fileOf(byte[] statement) {
    return Statement.from(SignedDocument.read(statement).json()).files().get(0).sha256();
  }

  private void lapsed() {
    bundle.files.put("close.json", NoticedBundle.SCENE.files.get("close.json"));
    bundle.add("close.json", "tender-closed", TenderScene.CLOSES.plusSeconds(5));
    bundle.log.publish();
    JsonObject data = JsonObject.builder().put("lot", "0").put("envelope", "price").build();
    bundle.add(
        new LedgerEntry(
            "gate-key-destroyed", TenderScene.REF.toString(), LAPSED, (Sha256) null, data));
    Lapse lapse = Lapse.of(NoticedBundle.SCENE.tender.notice, "0");
    bundle.files.put("lapse.json", lapse.toJson().canonical());
    bundle.add("lapse.json", "tender-failed", LAPSED);
  }

  private void destroyed(String number, Instant at, EnvelopeHash... envelopes) {
    String name = "destroyed/" + number + ".json";
    bundle.files.put(name, document(envelopes));
    bundle.add(name, "bids-destroyed", at);
  }

  private static byte[] document(EnvelopeHash... envelopes) {
    Sha256 file = Sha256.ofText("내역서 " + envelopes[0].sha256() + envelopes.length);
    return new Destruction(TenderScene.REF, "0", List.of(envelopes), List.of(file))
        .toJson()
        .canonical();
  }

  private static EnvelopeHash envelope(String name) {
    return new EnvelopeHash("price", Sha256.ofText(name));
  }
}
