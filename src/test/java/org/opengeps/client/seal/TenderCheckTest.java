package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/** Whose word a bidder's program takes for a tender, when log and certificates all hold. */
class TenderCheckTest {
  private static final NoteSigner LOG =
      NoteSigner.generate("log.example", NoteKey.Kind.LOG, new SecureRandom());
  private static final NoteSigner WITNESS =
      NoteSigner.generate("witness.example", NoteKey.Kind.COSIGNATURE, new SecureRandom());
  private static final TenderScene SCENE = new TenderScene();

  @Test
  void aNoticeSignedByAnOfficerOfItsAgencyIsBelieved() {
    assertThat(code(SCENE, SCENE.signedNotice)).isEqualTo("believed");
  }

  @Test
  void aNoticeThatLeavesItsBaseAmountToALaterOrderIsNothingToSealFor() {
    byte[] open =
        SCENE
            .officer
            .signer()
            .sign(Sections.withoutBaseAmount(SCENE.notice).toJson(), TenderScene.NOTICED);
    assertThat(code(SCENE, open)).isEqualTo("base-amount-awaited");
  }

  @Test
  void aNoticeThatAReBidAnnouncedIsBelievedForTheLotsThatItLists() {
    TenderScene rebid = TenderScene.rebid(TenderScene.Rebid.SAME_CEREMONY);
    Dossier dossier = dossier(rebid, rebid.signedNotice, TenderScene.REBID, "re-bid-published");
    assertThat(code(rebid, dossier)).isEqualTo("believed");
    assertThat(code(rebid, "0", dossier)).isEqualTo("lot-unknown");
    assertThat(
            code(rebid, dossier(rebid, rebid.signedNotice, TenderScene.REBID, "notice-cancelled")))
        .isNotEqualTo("believed");
  }

  @Test
  void aBidderWhoSignsTheAgencysNoticeIsNotBelievedThoughAccreditedAsWell() {
    TenderScene plot = plot();
    assertThat(code(plot, plot.signedNotice)).isEqualTo(CertifiedSigner.FOREIGN);
  }

  @Test
  void anOfficerOfAnotherAgencyIsNotBelieved() {
    var other = SCENE.signing.person("Contracting Officer", "6110001");
    assertThat(code(SCENE, signedBy(other))).isEqualTo(CertifiedSigner.FOREIGN);
  }

  @Test
  void aSignerCertifiedForNobodyIsNotBelieved() {
    assertThat(code(SCENE, signedBy(SCENE.signing.person("Contracting Officer"))))
        .isEqualTo(CertifiedSigner.FOREIGN);
  }

  @Test
  void aNoticeOnTheKeyOfAnotherAgencysCommitteeIsNotBelieved() {
    JsonObject agency = SCENE.notice.toJson().object("agency");
    JsonObject usurped =
        SCENE.notice.toJson().toBuilder()
            .replace("agency", agency.toBuilder().replace("code", "6110001").build())
            .build();
    var usurper = SCENE.signing.person("another officer", "6110001");
    byte[] signed = usurper.signer().sign(usurped, TenderScene.NOTICED);
    assertThat(code(SCENE, signed)).isEqualTo(CertifiedSigner.FOREIGN);
  }

  @Test
  void aCommitteeThatAnOfficerOfTheNoticesAgencyCalledForAnotherOneIsNotBelieved() {
    JsonObject agency = SCENE.notice.toJson().object("agency");
    JsonObject usurped =
        SCENE.notice.toJson().toBuilder()
            .replace("agency", agency.toBuilder().replace("code", "6110001").build())
            .build();
    var usurper = SCENE.signing.person("another officer", "6110001");
    byte[] notice = usurper.signer().sign(usurped, TenderScene.NOTICED);
    byte[] called = usurper.signer().sign(SCENE.committee.statement.toJson(), TenderScene.NOTICED);
    assertThat(code(SCENE, with(dossier(SCENE, notice), called, SCENE.committee.round2)))
        .isEqualTo("ceremony-foreign");
  }

  @Test
  void aConfirmationThatSomebodyElseSignedForAMemberIsNotBelieved() {
    var other = SCENE.signing.person("deputy of member 2", "6110000");
    List<byte[]> round2 = new ArrayList<>(SCENE.committee.round2);
    JsonObject word = SignedDocument.read(round2.get(1)).json();
    round2.set(1, other.signer().sign(word, TenderScene.NOTICED));
    Dossier dossier = dossier(SCENE, SCENE.signedNotice);
    assertThat(code(SCENE, with(dossier, dossier.ceremony(), round2))).isEqualTo("member-differs");
  }

  @Test
  void aSignedNoteThatIsNoCheckpointIsNotBelieved() {
    String text = "log.example\nmany entries\n";
    SignedNote note =
        SignedNote.sign(text, LOG).with(List.of(WITNESS.cosign(text, TenderScene.NOTICED)));
    Dossier honest = dossier(SCENE, SCENE.signedNotice);
    Dossier dossier =
        new Dossier(
            honest.notice(),
            honest.entry(),
            new LogProof(honest.proof().inclusion(), note),
            honest.ceremony(),
            honest.round1(),
            honest.round2(),
            honest.sealingAuthorities());
    assertThat(code(SCENE, dossier)).isEqualTo("dossier-format");
  }

  private static Dossier with(Dossier dossier, byte[] called, List<byte[]> round2) {
    return new Dossier(
        dossier.notice(),
        dossier.entry(),
        dossier.proof(),
        called,
        dossier.round1(),
        round2,
        dossier.sealingAuthorities());
  }

  @Test
  void aCommitteeInWhichOnePersonHoldsAllSeatsIsNotBelieved() {
    TenderScene plot = plot();
    var officer = plot.signing.person("Contracting Officer", "6110000");
    var honestCall = officer.signer().sign(plot.committee.statement.toJson(), TenderScene.NOTICED);
    Dossier dossier =
        dossier(plot, officer.signer().sign(plot.notice.toJson(), TenderScene.NOTICED));
    assertThat(code(plot, with(dossier, honestCall, dossier.round2())))
        .isEqualTo(CertifiedSigner.TWICE);
  }

  /** An expired officer's key writes any signing time into a message; it cannot date the log. */
  @Test
  void aNoticeIsJudgedAtTheTimeAtWhichTheLogTookItNotAtTheTimeThatItsSignerClaims() {
    Dossier late = dossier(SCENE, SCENE.signedNotice, TestAuthority.UNTIL.plus(Duration.ofDays(1)));
    assertThat(code(SCENE, late)).isEqualTo("certificate-expired");
    Dossier early =
        dossier(SCENE, SCENE.signedNotice, TestAuthority.FROM.minus(Duration.ofDays(1)));
    assertThat(code(SCENE, early)).isEqualTo("certificate-not-yet-valid");
  }

  @Test
  void aCommitteeThatWasCalledAfterTheNoticeIsNotBelieved() {
    Dossier dossier =
        dossier(SCENE, SCENE.signedNotice, TestAuthority.FROM.plus(Duration.ofDays(1)));
    assertThat(code(SCENE, dossier)).isEqualTo("signed-later");
  }

  private static TenderScene plot() {
    var document = new NoticeTerms.Attachment("공고문.pdf", 1024, FixedRandom.hash("attachment"));
    return new TenderScene(EnvelopeTerms.ProofRule.REQUIRED, "", document, true);
  }

  private static byte[] signedBy(TestAuthority.Identity signer) {
    return signer.signer().sign(SCENE.notice.toJson(), TenderScene.NOTICED);
  }

  private static String code(TenderScene scene, byte[] signedNotice) {
    return code(scene, dossier(scene, signedNotice));
  }

  private static String code(TenderScene scene, Dossier dossier) {
    return code(scene, scene.slot.lot(), dossier);
  }

  private static String code(TenderScene scene, String lot, Dossier dossier) {
    Trust trust =
        new Trust(
            "log.example",
            LOG.key().toString(),
            List.of(WITNESS.key().toString()),
            Set.of(scene.platformAuthority.root()),
            Set.of(scene.sealingAuthority.root()),
            Set.of(scene.signing.root()),
            Set.of(scene.signing.root()));
    Verdict<CheckedTender> verdict =
        new TenderCheck(trust).check(TenderScene.REF.number(), lot, dossier);
    return verdict instanceof Verdict.Refused<CheckedTender> refused
        ? refused.refusal().code()
        : "believed";
  }

  private static Dossier dossier(TenderScene scene, byte[] signedNotice) {
    return dossier(scene, signedNotice, TenderScene.NOTICED);
  }

  private static Dossier dossier(TenderScene scene, byte[] signedNotice, Instant loggedAt) {
    return dossier(scene, signedNotice, loggedAt, "notice-published");
  }

  private static Dossier dossier(
      TenderScene scene, byte[] signedNotice, Instant loggedAt, String kind) {
    byte[] entry =
        new LedgerEntry(
                kind,
                scene.ref.toString(),
                loggedAt,
                Sha256.of(signedNotice),
                JsonObject.builder().build())
            .canonical();
    MerkleTree tree = MerkleTree.ofValues(List.of(new byte[] {1}, entry));
    String text = new Checkpoint("log.example", 2, tree.root()).text();
    SignedNote note =
        SignedNote.sign(text, LOG).with(List.of(WITNESS.cosign(text, TenderScene.NOTICED)));
    return new Dossier(
        signedNotice,
        entry,
        new LogProof(InclusionProof.of(tree, 1, 2), note),
        scene.committee.signedStatement,
        scene.committee.round1,
        scene.committee.round2,
        List.of());
  }
}
