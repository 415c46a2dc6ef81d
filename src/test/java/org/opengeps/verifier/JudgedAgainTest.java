package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BundleLeaves;

/** What the platform and the agency decided about signers and candidates is decided again. */
class JudgedAgainTest {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();
  private static final String RECORD = "opening-record.p7s";
  private static final String AWARD = "award.p7s";
  private static final String LEAVES = "ledger/leaves.json";

  private static Report verify(Map<String, byte[]> files) throws UnreadableException {
    files.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust()));
  }

  private static Map<String, byte[]> files() {
    return new LinkedHashMap<>(SCENE.files);
  }

  /** The record with one bid changed, signed by the platform. */
  private static Report withBid(int place, UnaryOperator<JsonObject> change) throws Exception {
    SignedDocument record = SignedDocument.read(SCENE.files.get(RECORD));
    List<JsonObject> bids = new ArrayList<>(record.json().objects("bids"));
    bids.set(place - 1, change.apply(bids.get(place - 1)));
    JsonObject changed = record.json().toBuilder().replace("bids", bids).build();
    Map<String, byte[]> files = files();
    files.put(RECORD, SCENE.tender.platform.signer().sign(changed, record.signingTime()));
    return verify(files);
  }

  @Test
  void aRevokedCertificateOfAProvisionalBidIsFoundRevokedAgain() throws Exception {
    Report report = verify(files());
    assertThat(report.findings()).isEmpty();
    assertThat(report.confirmed())
        .anyMatch(line -> line.endsWith("is void: certificate-revoked, judged again."));
    assertThat(report.notes()).noneMatch(note -> note.contains("about its signer"));
  }

  @Test
  void aNoticeWhoseAwardMethodItsRuleSetDoesNotKnowIsRefuted() throws Exception {
    SignedDocument notice = SignedDocument.read(SCENE.files.get("notices/000.p7s"));
    JsonObject changed = with(notice.json(), "method", "negotiation");
    Map<String, byte[]> files = files();
    files.put("notices/000.p7s", SCENE.tender.officer.signer().sign(changed, notice.signingTime()));
    assertThat(verify(files).findings())
        .anyMatch(
            one ->
                one.check().equals("rules")
                    && one.where().endsWith("award.method")
                    && one.expected().equals("qualification-screening")
                    && one.found().equals("negotiation"));
  }

  private static JsonObject with(JsonObject notice, String member, String value) {
    if (!member.equals("method")) {
      return Sections.with(notice.toBuilder(), "award", member, value).build();
    }
    JsonObject award = notice.object("award").toBuilder().replace(member, value).build();
    return notice.toBuilder().replace("award", award).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aLatestOpeningThatIsNotTheOneOfTheRuleSetIsRefuted(int seconds) throws Exception {
    SignedDocument notice = SignedDocument.read(SCENE.files.get("notices/000.p7s"));
    Instant other = SCENE.tender.notice.schedule().latestOpening().plusSeconds(seconds);
    JsonObject time = JsonObject.builder().put("at", other).build();
    JsonObject changed =
        notice.json().toBuilder().replace("latestOpening", time.string("at")).build();
    Map<String, byte[]> files = files();
    files.put("notices/000.p7s", SCENE.tender.officer.signer().sign(changed, notice.signingTime()));
    assertThat(verify(files).findings())
        .anyMatch(one -> one.check().equals("rules") && one.where().endsWith("latestOpening"));
  }

  @Test
  void withoutRevocationDataItIsThePlatformsWord() throws Exception {
    Map<String, byte[]> files = files();
    files.remove("revocation/signing.crl");
    Report report = verify(files);
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.contains("void on the platform's word about its signer"));
  }

  @Test
  void aReasonThatTheDataContradictIsRefuted() throws Exception {
    Report other =
        withBid(7, bid -> bid.toBuilder().replace("reason", "certificate-expired").build());
    assertThat(other.findings())
        .anyMatch(
            one -> one.check().equals("void") && one.expected().equals("certificate-revoked"));
  }

  @Test
  void anAcceptedBidIsNotVoidedForItsCertificateLater() throws Exception {
    Report report =
        withBid(
            1,
            bid ->
                bid.toBuilder()
                    .replace("state", "void")
                    .replace("reason", "certificate-revoked")
                    .build());
    assertThat(report.findings())
        .anyMatch(one -> one.check().equals("void") && one.found().contains("was accepted"))
        .anyMatch(one -> one.check().equals("void") && one.expected().contains("was good at"));
  }

  @Test
  void theAwardGoesToTheFirstCandidateWhoQualifies() throws Exception {
    assertThat(verify(files()).confirmed())
        .contains(
            "2 candidates were examined in their order; the first with 95 points or more has the"
                + " award.");
  }

  @Test
  void anAwardToACandidateWhoDidNotQualifyIsRefuted() throws Exception {
    SignedDocument award = SignedDocument.read(SCENE.files.get(AWARD));
    JsonObject record = SignedDocument.read(SCENE.files.get(RECORD)).json();
    JsonObject lowest = record.objects("bids").get(0);
    JsonObject changed =
        award.json().toBuilder()
            .replace("submission", lowest.string("submission"))
            .replace("supplier", lowest.string("supplier"))
            .replace("amount", lowest.object("offer").string("amount"))
            .build();
    Map<String, byte[]> files = files();
    files.put(AWARD, SCENE.tender.officer.signer().sign(changed, award.signingTime()));
    assertThat(verify(files).findings())
        .anyMatch(one -> one.check().equals("award") && one.where().equals(AWARD + " submission"));
  }

  @Test
  void aPriceScoreThatTheRuleSetDoesNotGiveIsRefuted() throws Exception {
    SignedDocument award = SignedDocument.read(SCENE.files.get(AWARD));
    List<JsonObject> scores = new ArrayList<>(award.json().objects("scores"));
    scores.set(0, scores.get(0).toBuilder().replace("score", "1").build());
    JsonObject changed =
        award.json().toBuilder().replace("scores", scores).replace("total", "31").build();
    Map<String, byte[]> files = files();
    files.put(AWARD, SCENE.tender.officer.signer().sign(changed, award.signingTime()));
    assertThat(verify(files).findings())
        .anyMatch(one -> one.where().equals(AWARD + " scores"))
        .anyMatch(one -> one.where().equals(AWARD + " total"));
  }

  @Test
  void aCandidateWhoWasPassedOverWithoutAScoreIsNamed() throws Exception {
    BundleLeaves leaves = BundleLeaves.from(JsonObject.parse(SCENE.files.get(LEAVES)));
    List<BundleLeaves.Leaf> fewer = new ArrayList<>(leaves.leaves());
    fewer.remove(fewer.size() - 2);
    Map<String, byte[]> files = files();
    files.put(LEAVES, new BundleLeaves(fewer).toJson().canonical());
    String lowest = SCENE.tender.draft(1, 1, List.of(1)).submission().toString();
    assertThat(verify(files).findings())
        .anyMatch(one -> one.check().equals("award") && one.found().contains(lowest));
  }

  @Test
  void aNoticeThatDepartsFromItsRuleSetIsNamed() throws Exception {
    JsonObject changed = with(SCENE.tender.notice.toJson(), "limitRate", "80");
    Map<String, byte[]> files = files();
    files.put("notices/000.p7s", SCENE.tender.officer.signer().sign(changed, TenderScene.NOTICED));
    assertThat(verify(files).findings())
        .anyMatch(
            one ->
                one.check().equals("rules")
                    && one.where().equals("notices/000.p7s lots 0 award")
                    && one.found().contains("award.limitRate is 80, the rule set says 86.745"));
  }

  @Test
  void aNoticeThatAsksBidsForMoreThanItsMethodDoesIsNamed() throws Exception {
    JsonObject notice = SCENE.tender.notice.toJson();
    JsonObject lot = notice.objects("lots").get(0);
    List<JsonObject> offer = new ArrayList<>(lot.objects("offer"));
    offer.add(offer.get(0).toBuilder().replace("code", "deposit").build());
    JsonObject changed =
        notice.toBuilder()
            .replace("lots", List.of(lot.toBuilder().replace("offer", offer).build()))
            .build();
    Map<String, byte[]> files = files();
    files.put("notices/000.p7s", SCENE.tender.officer.signer().sign(changed, TenderScene.NOTICED));
    assertThat(verify(files).findings())
        .anyMatch(
            one ->
                one.check().equals("rules") && one.where().equals("notices/000.p7s lots 0 offer"));
  }

  @Test
  void aSecondEnvelopeThatTheMethodDoesNotAskForIsRefuted() throws Exception {
    JsonObject notice = SCENE.tender.notice.toJson();
    JsonObject lot = notice.objects("lots").get(0);
    JsonObject price = lot.objects("envelopes").get(0);
    JsonObject technical = price.toBuilder().replace("envelope", "technical").build();
    JsonObject changed =
        notice.toBuilder()
            .replace(
                "lots",
                List.of(
                    lot.toBuilder()
                        .replace("stages", List.of(List.of("technical", "price")))
                        .replace("envelopes", List.of(technical, price))
                        .build()))
            .build();
    Map<String, byte[]> files = files();
    files.put("notices/000.p7s", SCENE.tender.officer.signer().sign(changed, TenderScene.NOTICED));
    assertThat(verify(files).findings())
        .anyMatch(
            one ->
                one.where().equals("notices/000.p7s lots 0 stages")
                    && one.found().equals("[[technical, price]]"))
        .as("sealed to the same keys")
        .anyMatch(one -> one.where().equals("notices/000.p7s envelopes (number of keys)"));
  }
}
