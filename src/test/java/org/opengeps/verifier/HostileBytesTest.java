package org.opengeps.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;

/** Bytes that nobody honest has made end in findings that name them, never in an exception. */
class HostileBytesTest {
  private static final BundleScene SCENE = new BundleScene();

  /** Between these a SignedData has its version and a list of digests: unsigned, used by nobody. */
  private static final int VERSION = 23;

  private static final int CONTENT = 41;

  private static Report verify(Map<String, byte[]> files) throws UnreadableException {
    files.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust()));
  }

  private static Map<String, byte[]> files() {
    return new LinkedHashMap<>(SCENE.files);
  }

  private static byte[] token() {
    return new BundleCut(SCENE)
        .entries().stream()
            .filter(entry -> entry.timestamp() != null)
            .findFirst()
            .orElseThrow()
            .timestamp();
  }

  @Test
  void aBrokenTimeStampIsAFinding() throws Exception {
    byte[] good = token();
    List<byte[]> broken = new ArrayList<>();
    broken.add(new byte[0]);
    broken.add(new byte[] {0x30, (byte) 0x80, 0, 0});
    for (int at = 0; at < good.length; at += 7) {
      byte[] changed = good.clone();
      changed[at] ^= (byte) 0x11;
      if (at < VERSION || at >= CONTENT) {
        broken.add(changed);
      }
      broken.add(Arrays.copyOf(good, at));
    }
    for (byte[] token : broken) {
      Report report = verify(new BundleCut(SCENE).withStamp(token).files);
      assertThat(report.exitCode())
          .as("%s of %s", Arrays.mismatch(good, token), good.length)
          .isEqualTo(Report.REFUTED);
      assertThat(report.findings()).anyMatch(one -> one.where().startsWith("ledger/entries.json"));
    }
  }

  @TestFactory
  Stream<DynamicTest> aNameWithANumberBeyondAllNumbersIsAFinding() {
    return Stream.of(
            "submissions/99999999999-statement.p7s",
            "submissions/4294967297-envelope.p7m",
            "submissions/000-statement.p7s",
            "submissions/999999-statement.p7s",
            "submissions/0001-statement.p7s",
            "partials/public-99.p7s",
            "partials/proofless-999999-1.p7s",
            "ceremony/round1-99.p7s",
            "notices/999.p7s")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Map<String, byte[]> files = files();
                      files.put(name, files.get("submissions/001-statement.p7s"));
                      Report report = verify(files);
                      assertThat(report.findings())
                          .anyMatch(one -> one.where().startsWith(name.split("[0-9]", 2)[0]));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aValueThatNoLibraryKnowsIsAFinding() {
    Map<String, UnaryOperator<JsonObject>> changes = new LinkedHashMap<>();
    for (String zone : List.of("Mars/Olympus", "", "+99:99", "Asia/Seoul\u0000", "GMT+8")) {
      changes.put("zone " + zone, notice -> notice.toBuilder().replace("zone", zone).build());
    }
    changes.put("lots", notice -> notice.toBuilder().replace("lots", List.of()).build());
    changes.put(
        "documents", notice -> notice.toBuilder().replace("documents", List.of(1L)).build());
    changes.put(
        "price.draw",
        notice -> {
          JsonObject draw = notice.objects("lots").get(0).object("price").object("draw");
          JsonObject endless = draw.toBuilder().replace("prices", 2_147_483_647L).build();
          return Sections.with(notice.toBuilder(), "price", "draw", endless).build();
        });
    changes.put(
        "price",
        notice ->
            Sections.with(notice.toBuilder(), "price", "baseAmount", "9".repeat(400)).build());
    return changes.entrySet().stream()
        .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> notice(change.getValue())));
  }

  private static void notice(UnaryOperator<JsonObject> change) throws Exception {
    Map<String, byte[]> files = files();
    JsonObject changed = change.apply(SignedDocument.read(files.get("notices/000.p7s")).json());
    files.put(
        "notices/000.p7s",
        SCENE.tender.officer.signer().sign(changed.canonical(), TenderScene.NOTICED));
    assertThat(verify(files).findings()).anyMatch(one -> one.where().startsWith("notices/000.p7s"));
  }

  @Test
  void aRuleSetOfAnUnknownZoneIsAFinding() throws Exception {
    Map<String, byte[]> files = files();
    String name =
        files.keySet().stream().filter(one -> one.startsWith("rules/")).findFirst().orElseThrow();
    JsonObject rules = JsonObject.parse(files.get(name));
    for (JsonObject changed :
        List.of(
            rules.toBuilder().replace("zone", "Mars/Olympus").build(),
            rules.toBuilder().replace("draw", "nothing").build(),
            JsonObject.builder().build())) {
      files.put(name, changed.canonical());
      assertThat(verify(files).findings()).anyMatch(one -> one.where().startsWith("rules/"));
    }
  }

  @TestFactory
  Stream<DynamicTest> rubbishInPlaceOfAnyFileIsAFinding() {
    return SCENE.files.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> rubbishIn(name)));
  }

  private static void rubbishIn(String name) throws Exception {
    byte[] nested = new byte[60_000];
    Arrays.fill(nested, (byte) '[');
    byte[] der = new byte[60_000];
    for (int i = 0; i < der.length; i += 2) { // indefinite lengths without an end
      der[i] = 0x30;
      der[i + 1] = (byte) 0x80;
    }
    byte[] random = new byte[200];
    new FixedRandom(name).nextBytes(random);
    for (byte[] rubbish : List.of(new byte[0], nested, der, random, "{}".getBytes(UTF_8))) {
      Map<String, byte[]> files = files();
      files.put(name, rubbish);
      if (!name.equals("manifest.json.p7s")) {
        files.put("manifest.json.p7s", SCENE.manifest(files));
      }
      Report report = VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust()));
      assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
    }
  }

  @Test
  void aReceiptOfRubbishEndsInFindingsToo() throws Exception {
    JsonObject receipt = SCENE.receipt().toJson();
    for (String name : receipt.names()) {
      for (Object other : List.of("", "x", 1L, List.of("x"), JsonObject.builder().build())) {
        try {
          Report report =
              VerifyReceipt.verify(
                  receipt.toBuilder().replace(name, other).build().canonical(),
                  Optional.of(SCENE.trust()),
                  Optional.of(SCENE.zip()));
          assertThat(report.exitCode()).as(name).isEqualTo(Report.REFUTED);
        } catch (UnreadableException e) {
          assertThat(e).hasMessageContaining("not a receipt");
        }
      }
    }
  }
}
