package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.LocalText;

/** The bundle of a tender about which firms asked, as it should be and otherwise. */
class AnsweredBundleTest {
  private static final Instant AT = TenderScene.CLOSES.minusSeconds(4000);
  private static final Sha256 FIRST = Sha256.ofText("first question");
  private static final Sha256 SECOND = Sha256.ofText("second question");
  private static final Sha256 THIRD = Sha256.ofText("third question");

  @Test
  void answersToQuestionsThatTheLogNamesAreVerifiedAndTheRestIsCounted() throws Exception {
    Report report =
        report(
            scene -> {
              asked(scene, FIRST, SECOND, THIRD);
              answered(scene, 1, given(scene, FIRST), scene.tender.officer, AT);
              answered(scene, 2, refused(scene, SECOND), scene.tender.officer, AT);
            });
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(
            line ->
                line.contains("Of 3 questions about the notice 1 answered for all and 1 refused")
                    && line.contains("1 without an answer"));
  }

  @Test
  void aTenderAboutWhichNobodyAskedSaysNothingOfIt() throws Exception {
    assertThat(report(scene -> {}).confirmed()).noneMatch(line -> line.contains("question"));
  }

  @Test
  void anAnswerToAQuestionThatNobodyAskedIsRefuted() throws Exception {
    refuted(
        report(scene -> answered(scene, 1, given(scene, FIRST), scene.tender.officer, AT)),
        "answers",
        "questions that the log names before the answer");
  }

  @Test
  void aQuestionAnsweredTwiceIsRefuted() throws Exception {
    refuted(
        report(
            scene -> {
              asked(scene, FIRST);
              answered(scene, 1, given(scene, FIRST), scene.tender.officer, AT);
              answered(scene, 2, refused(scene, FIRST), scene.tender.officer, AT);
            }),
        "answers",
        "questions that no earlier answer names");
  }

  @Test
  void anAnswerAtTheClosingIsRefuted() throws Exception {
    refuted(
        report(
            scene -> {
              asked(scene, FIRST);
              Instant late = TenderScene.CLOSES;
              answered(scene, 1, given(scene, FIRST), scene.tender.officer, late);
            }),
        "answers",
        "logged before the closing");
  }

  @Test
  void anAnswerOfSomebodyOutsideOfTheAgencyIsRefuted() throws Exception {
    refuted(
        report(
            scene -> {
              asked(scene, FIRST);
              TestAuthority.Identity other = scene.tender.signing.person("남", "Z999999");
              answered(scene, 1, given(scene, FIRST), other, AT);
            }),
        "signer",
        "somebody certified for agency");
  }

  @Test
  void anAnswerThatTheBundleLeavesOutIsRefuted() throws Exception {
    BundleScene scene =
        BundleScene.noticedWith(
            one -> {
              asked(one, FIRST);
              answered(one, 1, given(one, FIRST), one.tender.officer, AT);
            });
    scene.files.remove("answers/001.p7s");
    refuted(verify(scene), "log", "the document of question-answered in the bundle");
  }

  private static void refuted(Report report, String check, String expected) {
    assertThat(report.findings())
        .as(report.toString())
        .anyMatch(one -> one.check().equals(check) && one.expected().contains(expected));
  }

  private static Report report(Consumer<BundleScene> afterNotice) throws Exception {
    return verify(BundleScene.noticedWith(afterNotice));
  }

  private static Report verify(BundleScene scene) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    files.putAll(scene.log.files());
    files.put("manifest.json.p7s", scene.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
  }

  private static void asked(BundleScene scene, Sha256... questions) {
    for (Sha256 question : questions) {
      JsonObject data = JsonObject.builder().put("question", question).build();
      scene.log.add(new LedgerEntry("question-asked", scene.tender.ref.toString(), AT, null, data));
    }
  }

  private static Answer given(BundleScene scene, Sha256 question) {
    var text = new LocalText("실적 인정 기간은 얼마입니까?", "");
    return new Answer(scene.tender.ref, List.of(question), text, text, null, false);
  }

  private static Answer refused(BundleScene scene, Sha256 question) {
    return new Answer(
        scene.tender.ref,
        List.of(question),
        null,
        null,
        Answer.Refused.NOT_ABOUT_THE_TENDER,
        false);
  }

  private static void answered(
      BundleScene scene, int number, Answer answer, TestAuthority.Identity officer, Instant at) {
    byte[] signed = officer.signer().sign(answer.toJson(), at);
    scene.files.put("answers/00" + number + ".p7s", signed);
    JsonObject nothing = JsonObject.builder().build();
    scene.log.add(
        new LedgerEntry(
            "question-answered", scene.tender.ref.toString(), at, Sha256.of(signed), nothing));
  }
}
