package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Unsuccessful;

/** The bundle of a tender whose candidates were all examined and all failed. */
class UnsuccessfulBundleTest {
  private static final String FILE = "unsuccessful.p7s";
  private static final Instant AT = TenderScene.OPENS.plusSeconds(180);
  private final BundleScene scene = BundleScene.withoutWinner();
  private final Ranking ranking = Ranking.from(read("ranking.p7s").json());
  private final TestAuthority.Identity second =
      scene.tender.signing.person("이결재", scene.tender.notice.agency().code());

  @Test
  void aDecisionOfAnOfficerWhoScoredNobodyEndsTheTender() throws Exception {
    Report report = verify(decision(), second);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(line -> line.startsWith("3 candidates were examined and none qualified"));
  }

  @Test
  void aDecisionOfTheOfficerWhoScoredIsRefuted() throws Exception {
    assertThat(verify(decision(), scene.tender.officer).findings())
        .anyMatch(one -> one.expected().equals("another officer than those who scored"));
  }

  @Test
  void aDecisionOfSomebodyOutsideOfTheAgencyIsRefuted() throws Exception {
    var stranger = scene.tender.signing.person("남", "Z999999");
    assertThat(verify(decision(), stranger).findings())
        .anyMatch(one -> one.check().equals("signer") && one.where().startsWith(FILE));
  }

  @Test
  void aDecisionWithAnotherTotalThanTheSheetsGiveIsRefuted() throws Exception {
    Unsuccessful right = decision();
    Unsuccessful.Examined first = right.examined().get(0);
    List<Unsuccessful.Examined> examined = new java.util.ArrayList<>(right.examined());
    examined.set(0, new Unsuccessful.Examined(first.submission(), "1"));
    var wrong =
        new Unsuccessful(
            right.tender(),
            right.lot(),
            right.rankingHash(),
            examined,
            right.acts(),
            right.decidedAt());
    assertThat(verify(wrong, second).findings())
        .anyMatch(
            one -> one.check().equals("award") && one.where().equals(FILE + " examined[0] total"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranking.p7s", "opening-record.p7s", "close-reveal.json"})
  void aTenderWithCandidatesThatFailedWithoutADecisionIsRefuted(String file) throws Exception {
    byte[] zip = scene.with(file, scene.files.get(file), "tender-failed");
    assertThat(VerifyBundle.verify(zip, Optional.of(scene.trust())).findings())
        .anyMatch(one -> one.found().equals("tender-failed without one"));
  }

  @Test
  void aDecisionThatNobodyQualifiedWhereSomebodyDidIsRefuted() throws Exception {
    BundleScene awarded = new BundleScene();
    byte[] signed = second.signer().sign(decision().toJson(), AT);
    assertThat(
            VerifyBundle.verify(
                    awarded.with(FILE, signed, "tender-failed"), Optional.of(awarded.trust()))
                .findings())
        .anyMatch(one -> one.expected().contains("none who qualifies"))
        .anyMatch(one -> one.expected().equals("one decision"));
  }

  private Unsuccessful decision() {
    OpeningRecord record = OpeningRecord.from(read("opening-record.p7s").json());
    return Outcome.unsuccessful(scene.tender, record, ranking, scene.acts(), AT);
  }

  private SignedDocument read(String file) {
    return SignedDocument.read(scene.files.get(file));
  }

  private Report verify(Unsuccessful decision, TestAuthority.Identity officer) throws Exception {
    byte[] signed = officer.signer().sign(decision.toJson(), AT);
    return VerifyBundle.verify(
        scene.with(FILE, signed, "tender-failed"), Optional.of(scene.trust()));
  }
}
