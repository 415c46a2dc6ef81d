package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.Trust;

/**
 * Checks a bidder's receipt (docs/protocol.md section 7), alone or against the bundle of its
 * tender.
 */
public final class VerifyReceipt {
  /** With which a zip begins, and no JSON. */
  private static final byte ZIP = 'P';

  private VerifyReceipt() {}

  /**
   * @param json the receipt
   * @param trust empty to check for consistency only
   * @param bundle empty, or the tender's bundle: then all of the bundle must hold, and the
   *     reception must stand in its log and in its close set
   * @throws UnreadableException if the bytes are not a receipt or the bundle is not one
   */
  public static Report verify(byte[] json, Optional<Trust> trust, Optional<byte[]> bundle)
      throws UnreadableException {
    return verify(json, trust, bundle, Optional.empty());
  }

  /**
   * @param whole the whole log from elsewhere, in which all that the bundle shows must stand
   */
  public static Report verify(
      byte[] json, Optional<Trust> trust, Optional<byte[]> bundle, Optional<LogCopy> whole)
      throws UnreadableException {
    Receipt receipt;
    SignedDocument signed;
    ReceiptCore core;
    try {
      receipt = Receipt.from(JsonObject.parse(json));
      signed = SignedDocument.read(receipt.core());
      core = ReceiptCore.from(signed.json());
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableException("The file is not a receipt: " + e.getMessage());
    }
    Findings findings = new Findings();
    Optional<BundleFiles> files =
        bundle.isEmpty()
            ? Optional.empty()
            : Optional.of(BundleFiles.read(ByteBuffer.wrap(bundle.get()), new Findings()));
    Map<String, byte[]> revocation = files.map(f -> f.under("revocation/")).orElse(new TreeMap<>());
    var signatures = new SignatureCheck(findings, trust, revocation);
    findings.guarded("core", () -> signatures.platform("core", signed, core.receivedAt()));
    signatures.coverage().lines().forEach(findings::note);
    findings.guarded(
        "batch",
        () ->
            LeafInLog.of(receipt, signed.content(), core.receivedAt())
                .check(new LogCheck(findings, trust), findings));
    findings.confirm(
        "Submission "
            + core.submission()
            + " to "
            + core.tender()
            + " was received at "
            + core.receivedAt()
            + ": "
            + core.outcome().name().toLowerCase(java.util.Locale.ROOT)
            + (core.refusal() == null ? "." : " (" + core.refusal().code() + ")."));
    if (bundle.isPresent()) {
      Report all = VerifyBundle.verify(bundle.get(), trust, whole);
      findings.guarded(
          "bundle",
          () -> new ReceiptInBundle(receipt, core, findings).check(all, files.orElseThrow()));
    }
    return findings.report(trust.isPresent());
  }

  /** Whether the bytes look like a receipt rather than a bundle. */
  public static boolean looksLikeReceipt(byte[] bytes) {
    return isOfType(bytes, Receipt.TYPE);
  }

  static boolean isOfType(byte[] bytes, String type) {
    if (bytes.length == 0 || bytes[0] == ZIP) {
      return false; // a large bundle needs no second place in memory, as text
    }
    try {
      return JsonObject.parse(bytes).string("type").equals(type);
    } catch (JsonFormatException | StackOverflowError e) {
      return false;
    }
  }
}
