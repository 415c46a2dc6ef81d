package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.OtherEncoding;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.Trust;

/** What a bidder's program finds wrong with a receipt, by name, at once. */
class ReceiptCheckTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final JsonObject RECEIPT = SCENE.receipt().toJson();
  private static final SealedBid BID = SCENE.tender.bids.get(0);
  private static final Trust TRUST = SCENE.trust();

  private static String fault(JsonObject receipt, Trust trust) {
    return fault(new ReceiptCheck(trust).check(Receipt.from(receipt)));
  }

  private static String fault(Verdict<ReceiptCore> verdict) {
    return verdict instanceof Verdict.Refused<ReceiptCore> refused
        ? refused.refusal().code()
        : "none";
  }

  private static JsonObject with(String name, Object value) {
    return RECEIPT.toBuilder().replace(name, value).build();
  }

  private static JsonObject inside(String object, String name, Object value) {
    return with(object, RECEIPT.object(object).toBuilder().replace(name, value).build());
  }

  @Test
  void everyWrongPartOfAReceiptHasItsName() {
    assertThat(fault(RECEIPT, TRUST)).isEqualTo("none");
    assertThat(fault(with("core", JsonValues.base64Of(new byte[] {1, 2})), TRUST))
        .isEqualTo("receipt-format");
    assertThat(fault(inside("leaf", "salt", FixedRandom.hash("x")), TRUST))
        .isEqualTo("receipt-leaf");
    assertThat(fault(inside("batch", "index", "3"), TRUST)).isEqualTo("receipt-inclusion");
    assertThat(fault(with("timestamp", JsonValues.base64Of(new byte[] {1, 2})), TRUST))
        .isEqualTo("receipt-timestamp");
    String checkpoint = RECEIPT.string("checkpoint");
    assertThat(
            fault(with("checkpoint", checkpoint.substring(0, checkpoint.lastIndexOf("—"))), TRUST))
        .isEqualTo("log-unwitnessed");
  }

  @Test
  void aReceiptOfAnotherPlatformOrLogIsNotBelieved() {
    assertThat(fault(RECEIPT, trust(TRUST.origin(), TRUST.logKey(), TRUST.signingRoots())))
        .isEqualTo("receipt-signature");
    assertThat(fault(RECEIPT, trust("other.example", TRUST.logKey(), TRUST.platformRoots())))
        .isEqualTo("log-origin");
    String stranger =
        SceneLog.noteKey(TRUST.origin(), NoteKey.Kind.LOG, "stranger").key().toString();
    assertThat(fault(RECEIPT, trust(TRUST.origin(), stranger, TRUST.platformRoots())))
        .isEqualTo("log-signature");
  }

  private static Trust trust(
      String origin, String logKey, Set<java.security.cert.X509Certificate> platform) {
    return new Trust(
        origin,
        logKey,
        TRUST.witnessKeys(),
        platform,
        TRUST.sealingRoots(),
        TRUST.signingRoots(),
        TRUST.timestampRoots());
  }

  @Test
  void aReceiptIsAboutWhatWasSignedInWhateverEncoding() {
    Receipt plain = SCENE.receipt();
    ReceiptCheck check = new ReceiptCheck(TRUST);
    assertThat(fault(check.check(plain, BID.statementDer(), Map.of("price", BID.envelopeDer()))))
        .isEqualTo("none");
    byte[] foreign = SCENE.tender.bids.get(1).statementDer();
    assertThat(fault(check.check(plain, foreign, Map.of("price", BID.envelopeDer()))))
        .isEqualTo("receipt-other");
    assertThat(fault(check.check(plain, BID.statementDer(), Map.of("price", new byte[] {1}))))
        .isEqualTo("receipt-other");

    byte[] other = OtherEncoding.of(BID.statementDer());
    ReceiptCore core = about(SignedDocument.read(other));
    assertThat(ReceiptCore.from(core.toJson())).isEqualTo(core);
    assertThat(core.isAbout(SignedDocument.read(BID.statementDer()))).isTrue();
    assertThat(core.isAbout(SignedDocument.read(other))).isTrue();
    assertThat(core.isAbout(SignedDocument.read(foreign))).isFalse();
  }

  /** The reception of the bid, had it come in the other encoding. */
  private static ReceiptCore about(SignedDocument statement) {
    ReceiptCore core = BID.reception();
    return new ReceiptCore(
        core.submission(),
        core.tender(),
        core.noticeHash(),
        core.lot(),
        statement.hash(),
        statement.signed(),
        core.envelopes(),
        core.receivedAt(),
        core.outcome(),
        core.refusal());
  }
}
