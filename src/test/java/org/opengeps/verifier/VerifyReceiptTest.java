package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.ReceiptCore;

/** A receipt proves its reception alone, and a dropped bid against the bundle. */
class VerifyReceiptTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final JsonObject RECEIPT = SCENE.receipt().toJson();

  private static Report verify(JsonObject receipt) throws UnreadableException {
    return VerifyReceipt.verify(receipt.canonical(), Optional.of(SCENE.trust()), Optional.empty());
  }

  @Test
  void everyChangedMemberIsRefutedOrUnreadable() throws Exception {
    JsonObject leaf = RECEIPT.object("leaf");
    JsonObject batch = RECEIPT.object("batch");
    Map<String, JsonObject> changes = new LinkedHashMap<>();
    changes.put(
        "leaf.salt", with("leaf", leaf.toBuilder().replace("salt", FixedRandom.hash("x")).build()));
    changes.put(
        "leaf.index",
        with("leaf", leaf.toBuilder().replace("index", (leaf.integer("index") + 1) % 64).build()));
    changes.put(
        "leaf.path",
        with("leaf", leaf.toBuilder().replace("path", shorter(leaf.list("path"))).build()));
    changes.put("batch.index", with("batch", batch.toBuilder().replace("index", "3").build()));
    changes.put("batch.size", with("batch", batch.toBuilder().replace("size", 128L).build()));
    changes.put(
        "batch.root",
        with("batch", batch.toBuilder().replace("root", FixedRandom.hash("x")).build()));
    changes.put(
        "inclusion",
        RECEIPT.toBuilder().replace("inclusion", shorter(RECEIPT.list("inclusion"))).build());
    String checkpoint = RECEIPT.string("checkpoint");
    changes.put(
        "checkpoint size", with("checkpoint", checkpoint.replaceFirst("\n[0-9]+\n", "\n999\n")));
    changes.put(
        "no witness", with("checkpoint", checkpoint.substring(0, checkpoint.lastIndexOf("—"))));
    changes.put(
        "core",
        with(
            "core",
            JsonValues.base64Of(
                SCENE
                    .tender
                    .platform
                    .signer()
                    .sign(otherCore().toJson(), otherCore().receivedAt()))));
    for (Map.Entry<String, JsonObject> change : changes.entrySet()) {
      Report report = verify(change.getValue());
      assertThat(report.exitCode()).as(change.getKey()).isEqualTo(Report.REFUTED);
    }
    assertThat(verify(RECEIPT).exitCode()).isEqualTo(Report.VERIFIED);
  }

  private static JsonObject with(String name, Object value) {
    return RECEIPT.toBuilder().replace(name, value).build();
  }

  private static List<?> shorter(List<?> list) {
    return list.subList(0, list.size() - 1);
  }

  /** Received a millisecond earlier than it was. */
  private static ReceiptCore otherCore() {
    ReceiptCore core = SCENE.tender.bids.get(0).reception();
    return new ReceiptCore(
        core.submission(),
        core.tender(),
        core.noticeHash(),
        core.lot(),
        core.statementHash(),
        core.signed(),
        core.envelopes(),
        core.receivedAt().minusMillis(1),
        core.outcome(),
        core.refusal());
  }

  @Test
  void withoutATimeStampTheReceiptSaysSo() throws Exception {
    Report report = verify(RECEIPT.toBuilder().replace("timestamp", null).build());
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.notes()).anyMatch(note -> note.contains("time stamp"));
  }

  @Test
  void aBidDroppedFromTheCloseSetIsProven() throws Exception {
    CloseReveal reveal = SCENE.tender.reveal;
    CloseReveal without =
        new CloseReveal(
            reveal.tender(),
            reveal.lot(),
            reveal.closeHash(),
            reveal.salt(),
            reveal.receptions().subList(1, reveal.receptions().size()));
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("close-reveal.json", without.toJson().canonical());
    Report report =
        VerifyReceipt.verify(
            RECEIPT.canonical(), Optional.of(SCENE.trust()), Optional.of(BundleScene.zip(files)));
    assertThat(own(report)).extracting(Finding::found).containsExactly("a dropped bid");
    assertThat(report.findings()) // and the bundle itself no longer holds
        .anyMatch(finding -> finding.where().startsWith("bundle: close-reveal.json"));
  }

  /** What is found of the receipt, beside what is found of the bundle alone. */
  private static List<Finding> own(Report report) {
    return report.findings().stream()
        .filter(finding -> !finding.where().startsWith("bundle: "))
        .toList();
  }

  @Test
  void aBundleMadeUpAroundTheReceptionProvesNothing() throws Exception {
    ReceiptCore core = SCENE.tender.bids.get(0).reception();
    var reveal =
        new CloseReveal(
            core.tender(),
            core.lot(),
            FixedRandom.hash("no closing"),
            FixedRandom.hash("salt"),
            List.of(core));
    Map<String, byte[]> files = Map.of("close-reveal.json", reveal.toJson().canonical());
    Report report =
        VerifyReceipt.verify(
            RECEIPT.canonical(), Optional.of(SCENE.trust()), Optional.of(BundleScene.zip(files)));
    assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
    assertThat(report.findings())
        .anyMatch(finding -> finding.where().equals("bundle: manifest.json.p7s"));
  }

  @Test
  void aBundleThatLeavesOutTheBatchOfTheReceiptIsRefuted() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    JsonObject entries = JsonObject.parse(files.get("ledger/entries.json"));
    String index = RECEIPT.object("batch").string("index");
    List<JsonObject> others =
        entries.objects("entries").stream()
            .filter(entry -> !entry.string("index").equals(index))
            .toList();
    files.put(
        "ledger/entries.json", entries.toBuilder().replace("entries", others).build().canonical());
    Report report =
        VerifyReceipt.verify(
            RECEIPT.canonical(), Optional.of(SCENE.trust()), Optional.of(BundleScene.zip(files)));
    assertThat(own(report))
        .anyMatch(
            finding -> finding.check().equals("split view") && finding.found().equals("no entry"));
  }

  @Test
  void theBundleOfAnotherTenderIsNotThatOfTheReceipt() throws Exception {
    Report whole = VerifyBundle.verify(SCENE.zip(), Optional.of(SCENE.trust()));
    assertThat(whole.findings()).isEmpty();
    ReceiptCore core = SCENE.tender.bids.get(0).reception();
    var other =
        new ReceiptCore(
            core.submission(),
            org.opengeps.kernel.TenderRef.parse("R25BK00888539-000"),
            core.noticeHash(),
            core.lot(),
            core.statementHash(),
            core.signed(),
            core.envelopes(),
            core.receivedAt(),
            core.outcome(),
            core.refusal());
    byte[] signed = SCENE.tender.platform.signer().sign(other.toJson(), other.receivedAt());
    byte[] receipt = SCENE.log.receipt(other, signed).toJson().canonical();
    Report report =
        VerifyReceipt.verify(receipt, Optional.of(SCENE.trust()), Optional.of(SCENE.zip()));
    assertThat(report.findings())
        .anyMatch(
            finding ->
                finding.check().equals("tender")
                    && finding.where().equals("bundle: notices/000.p7s"));
  }

  @Test
  void theBundleOfAnotherLotIsNotThatOfTheReceiptAndProvesNoDroppedBid() throws Exception {
    JsonObject other =
        SCENE.tender.bids.get(0).reception().toJson().toBuilder().replace("lot", "1").build();
    ReceiptCore core = ReceiptCore.from(other);
    byte[] signed = SCENE.tender.platform.signer().sign(other, core.receivedAt());
    byte[] receipt = SCENE.log.receipt(core, signed).toJson().canonical();
    Report report =
        VerifyReceipt.verify(receipt, Optional.of(SCENE.trust()), Optional.of(SCENE.zip()));
    assertThat(report.findings())
        .anyMatch(one -> one.check().equals("lot") && one.expected().equals("1"))
        .noneMatch(one -> one.check().equals("completeness"));
  }

  @Test
  void rubbishIsUnreadable() {
    for (String text : List.of("", "{}", "{\"type\":\"opengeps/receipt/1\"}", "PK")) {
      assertThatThrownBy(
              () ->
                  VerifyReceipt.verify(
                      text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                      Optional.empty(),
                      Optional.empty()))
          .isInstanceOf(UnreadableException.class);
    }
  }
}
