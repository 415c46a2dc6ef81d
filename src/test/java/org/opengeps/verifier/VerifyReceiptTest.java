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
            JsonObject.base64Of(
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
        core.slot(),
        core.statementHash(),
        core.envelopeHash(),
        core.receivedAt().minusMillis(1),
        core.outcome(),
        core.code(),
        core.detail());
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
            reveal.slot(),
            reveal.closeHash(),
            reveal.salt(),
            reveal.receptions().subList(1, reveal.receptions().size()));
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("close-reveal.json", without.toJson().canonical());
    Report report =
        VerifyReceipt.verify(
            RECEIPT.canonical(), Optional.of(SCENE.trust()), Optional.of(BundleScene.zip(files)));
    assertThat(report.findings()).extracting(Finding::found).containsExactly("a dropped bid");
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
