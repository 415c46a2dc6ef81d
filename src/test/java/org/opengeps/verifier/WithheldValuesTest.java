package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.threshold.Point;

/**
 * A thief bids with the point of another's confidential part, times a number of his own, where no
 * proof of the ephemeral key is asked. The committee's value of that point would open the stolen
 * part: it must be nowhere that the public can look.
 */
class WithheldValuesTest {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();

  private static Report verify(Map<String, byte[]> files) throws UnreadableException {
    Map<String, byte[]> signed = new LinkedHashMap<>(files);
    signed.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(signed), Optional.of(SCENE.trust()));
  }

  private static Point valueOfThief() {
    Head thief = SCENE.tender.points().heads().get(5);
    return CommitteeValues.combine(SCENE.tender.key, SCENE.partials)
        .ofPublicPart(SCENE.tender.points(), thief)
        .orElseThrow();
  }

  @Test
  void theValueOfTheStolenPointWouldOpenTheVictimsConfidentialPart() {
    assertThat(SCENE.victim.openWith(valueOfThief())).isEmpty();
    assertThat(SCENE.victim.openWith(valueOfThief().times(BundleScene.THEFT.inverse())))
        .isPresent();
  }

  @Test
  void noFileOfTheBundleHoldsItOrAPartialOfIt() {
    List<Point> secrets =
        new java.util.ArrayList<>(
            SCENE.partials.stream()
                .filter(partial -> partial.list().equals(BundleScene.WITHHELD))
                .map(partial -> partial.values().get(0))
                .toList());
    assertThat(secrets).hasSize(2);
    secrets.add(valueOfThief());
    SCENE.files.forEach(
        (name, content) -> secrets.forEach(secret -> assertHolds(name, content, secret, false)));
    String published = "partials/proofless-005-1.p7s";
    Point shown =
        SCENE.partials.stream()
            .filter(partial -> partial.list().equals("proofless-005"))
            .findFirst()
            .orElseThrow()
            .values()
            .get(0);
    assertHolds(published, SCENE.files.get(published), shown, true);
  }

  /** As bytes, compressed or not, and as text. */
  private static void assertHolds(String name, byte[] content, Point point, boolean expected) {
    String hex = java.util.HexFormat.of().formatHex(content);
    String x = java.util.HexFormat.of().formatHex(point.x());
    String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(hex.contains(x) || text.contains(x)).as(name).isEqualTo(expected);
  }

  @Test
  void theBundleIsVerifiedAndSaysWhatIsWithheld() throws Exception {
    Report report = verify(SCENE.files);
    assertThat(report.findings()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.startsWith("4 bids open again"));
    assertThat(report.notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("withheld from the public"));
    OpeningRecord record = record();
    assertThat(record.bids().get(4).state()).isEqualTo(OpeningRecord.State.OPENED);
    assertThat(record.bids().get(5).reason()).isEqualTo(Unsealing.DOES_NOT_OPEN);
  }

  private static OpeningRecord record() {
    var signed =
        org.opengeps.protocol.cms.SignedDocument.read(SCENE.files.get("opening-record.p7s"));
    return OpeningRecord.from(signed.json());
  }

  @Test
  void whatOpenedMustNotBeWithheld() throws Exception {
    for (String name : List.of("proofless-005-1", "proofless-005-3", "public-1")) {
      Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
      assertThat(files.remove("partials/" + name + ".p7s")).isNotNull();
      assertThat(verify(files).findings())
          .as(name)
          .anyMatch(
              finding ->
                  finding.where().equals("partials/proofless-005")
                          && finding.check().equals("withheld")
                      || finding.where().equals("opening-record.p7s members"));
    }
  }

  @Test
  void whatDidNotOpenMustNotBeShown() throws Exception {
    for (int member : List.of(1, 3)) {
      String name = "partials/" + BundleScene.WITHHELD + "-" + member + ".p7s";
      Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
      files.put(name, SCENE.withheld.get(name));
      assertThat(verify(files).findings())
          .anyMatch(
              finding -> finding.check().equals("withheld") && name.startsWith(finding.where()));
    }
  }

  @Test
  void confidentialPartialsWereMadeAndAreNotInTheBundle() {
    assertThat(SCENE.withheld).containsKey("partials/confidential-1.p7s");
    assertThat(SCENE.partials).anyMatch(partial -> partial.list().equals(Partial.CONFIDENTIAL));
  }
}
