package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.opening.SealedBid;

/**
 * The bundle of a tender whose examination officers changed: of its two candidates the second won.
 */
class RoundActsBundleTest {
  private static final Instant AT = TenderScene.OPENS.plusSeconds(120);
  private final BundleScene scene = new BundleScene();

  /** What is signed in the round besides the scores, by kind. */
  private final Map<String, byte[]> acts = new LinkedHashMap<>();

  private final Ranking ranking =
      Ranking.from(SignedDocument.read(scene.files.get("ranking.p7s")).json());
  private final TestAuthority.Identity second =
      scene.tender.signing.person("이결재", scene.tender.notice.agency().code());

  @Test
  void aLoserWhoWasPassedOverByTwoOfficersChangesNothingAndIsNamed() throws Exception {
    Report report = verify(annulled(0), second);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .contains("A second officer approved: annul " + candidate(0) + ".");
  }

  @Test
  void anAwardToSomebodyWhoWasPassedOverIsRefuted() throws Exception {
    assertThat(verify(annulled(1), second).findings())
        .anyMatch(one -> one.check().equals("award") && one.where().equals("award.p7s"));
  }

  @Test
  void aCorrectionByWhichTheFirstCandidateWouldHaveWonRefutesTheAward() throws Exception {
    Sha256 score = Outcome.sheets(ranking).get(0).hash();
    assertThat(verify(corrected(0, score), second).findings())
        .anyMatch(one -> one.where().equals("award.p7s submission"));
  }

  @Test
  void aCorrectionOfSomethingThatIsNotInForceIsRefuted() throws Exception {
    assertThat(verify(corrected(0, Sha256.ofText("another")), second).findings())
        .anyMatch(one -> one.expected().contains("corrections of what is in force"));
  }

  @Test
  void aChangeThatItsProposerApprovedIsRefuted() throws Exception {
    assertThat(verify(annulled(0), scene.tender.officer).findings())
        .anyMatch(one -> one.expected().contains("another officer than the proposer"));
  }

  @Test
  void theConsentOfSomebodyOutsideOfTheAgencyIsRefuted() throws Exception {
    var stranger = scene.tender.signing.person("남", "Z999999");
    assertThat(verify(annulled(0), stranger).findings())
        .anyMatch(one -> one.check().equals("signer"));
  }

  @Test
  void aProposalThatNobodyApprovedChangesNothing() throws Exception {
    acts.put("round-act-proposed", signed(annulled(1)));
    Report report = verify();
    assertThat(report.findings()).as(report.toString()).isEmpty();
  }

  @Test
  void aConsentToAnActThatIsNotThereIsRefuted() throws Exception {
    byte[] act = signed(annulled(0));
    acts.put("round-act-approved", approval(act, second));
    assertThat(verify().findings()).anyMatch(one -> one.expected().contains("a proposed act"));
  }

  @Test
  void aLoserWhoWaivedChangesNothingAndIsNamed() throws Exception {
    Report report = waived(0, bidderOf(0));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .contains("A candidate waived the contract: " + candidate(0) + ".");
  }

  @Test
  void anAwardToSomebodyWhoWaivedIsRefuted() throws Exception {
    assertThat(waived(1, bidderOf(1)).findings())
        .anyMatch(one -> one.check().equals("award") && one.where().equals("award.p7s"));
  }

  @Test
  void aWaiverSignedByAnotherFirmIsRefuted() throws Exception {
    assertThat(waived(0, bidderOf(1)).findings())
        .singleElement()
        .matches(one -> one.check().equals("signer"))
        .matches(one -> one.expected().equals("the firm that handed in " + candidate(0)));
  }

  @Test
  void anActThatTheBundleLeavesOutRefutesTheAward() throws Exception {
    byte[] act = signed(annulled(0));
    acts.put("round-act-proposed", act);
    acts.put("round-act-approved", approval(act, second));
    BundleScene played = played();
    played.log.leaveOut("round-act-approved");
    assertThat(cut(played).findings())
        .extracting(Finding::where)
        .containsExactlyInAnyOrder("award.p7s actsCount", "award.p7s actsRoot");
  }

  @Test
  void anActThatIsAddedAfterTheAwardRefutesIt() throws Exception {
    BundleScene played = played();
    played.log.batch("round-act-proposed", List.of(signed(annulled(1))), AT);
    played.log.publish();
    assertThat(cut(played).findings())
        .extracting(Finding::where)
        .containsExactlyInAnyOrder("award.p7s actsCount", "award.p7s actsRoot");
  }

  private static Report cut(BundleScene played) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(played.files);
    files.putAll(played.log.files());
    files.put("manifest.json.p7s", played.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(played.trust()));
  }

  private BundleScene played() {
    return BundleScene.with(
        one -> acts.forEach((kind, fact) -> one.log.batch(kind, List.of(fact), AT)));
  }

  private Report waived(int place, TestAuthority.Identity signer) throws Exception {
    var waiver = new Waiver(ranking.tender(), "0", ranking.toJson().hash(), candidate(place));
    acts.put("candidate-waived", signer.signer().sign(waiver.toJson(), AT));
    return verify();
  }

  /** Who handed in a candidate's bid. */
  private TestAuthority.Identity bidderOf(int place) {
    for (int i = 0; i < scene.tender.bids.size(); i++) {
      SealedBid bid = scene.tender.bids.get(i);
      if (bid.reception().submission().equals(candidate(place))) {
        var signer = SignedDocument.read(bid.statementDer()).signer();
        return scene.tender.bidders.stream()
            .filter(one -> one.certificate().equals(signer))
            .findFirst()
            .orElseThrow();
      }
    }
    throw new AssertionError("no bid of candidate " + place);
  }

  private UUID candidate(int place) {
    return ranking.candidates().stream().skip(place).findFirst().orElseThrow().submission();
  }

  private RoundAct annulled(int place) {
    return act(RoundAct.Kind.ANNUL, place, null, List.of());
  }

  private RoundAct corrected(int place, Sha256 of) {
    List<Score> scores =
        List.of(new Score("performance", "15", "15"), new Score("management", "15", "15"));
    return act(RoundAct.Kind.CORRECT, place, of, scores);
  }

  private RoundAct act(RoundAct.Kind kind, int place, Sha256 of, List<Score> scores) {
    return new RoundAct(
        ranking.tender(),
        "0",
        ranking.toJson().hash(),
        kind,
        candidate(place),
        of,
        scores,
        new LocalText("사유", ""));
  }

  private byte[] signed(RoundAct act) {
    return scene.tender.officer.signer().sign(act.toJson(), AT);
  }

  private byte[] approval(byte[] act, TestAuthority.Identity officer) {
    return officer
        .signer()
        .sign(new RoundActApproval(ranking.tender(), "0", Sha256.of(act)).toJson(), AT);
  }

  private Report verify(RoundAct act, TestAuthority.Identity approver) throws Exception {
    byte[] signed = signed(act);
    acts.put("round-act-proposed", signed);
    acts.put("round-act-approved", approval(signed, approver));
    return verify();
  }

  private Report verify() throws Exception {
    BundleScene played = played();
    return VerifyBundle.verify(BundleScene.zip(played.files), Optional.of(played.trust()));
  }
}
