package org.opengeps.verifier;

import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.pki.Trust;

/** Checks what a bidder was given about a read of its bid (docs/protocol.md section 8). */
public final class VerifyBidRead {
  private VerifyBidRead() {}

  /**
   * @param trust empty to check for consistency only
   * @throws UnreadableException if the bytes are not such a proof
   */
  public static Report verify(byte[] json, Optional<Trust> trust) throws UnreadableException {
    BidReadProof proof;
    BidRead read;
    try {
      proof = BidReadProof.from(JsonObject.parse(json));
      read = BidRead.from(JsonObject.parseCanonical(proof.fact()));
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableException("The file is not the proof of a read: " + e.getMessage());
    }
    Findings findings = new Findings();
    findings.guarded(
        "batch", () -> LeafInLog.of(proof, read).check(new LogCheck(findings, trust), findings));
    findings.confirm(sentence(read));
    findings.note(
        "Who read stands in it as the hash "
            + read.reader()
            + "; salt, person and name that lead to it are given when no lot is underway.");
    return findings.report(trust.isPresent());
  }

  private static String sentence(BidRead read) {
    return "Of submission "
        + read.submission()
        + " to "
        + read.tender()
        + ", lot "
        + read.slot().lot()
        + ", envelope "
        + read.slot().envelope()
        + ", "
        + read.file().map(Sha256::hex).map(file -> "the file " + file).orElse("the list of files")
        + " was given out from "
        + read.at()
        + " to "
        + read.until()
        + " to one person of agency "
        + read.agency()
        + " ("
        + read.roles().stream().map(BidRead.Role::word).collect(Collectors.joining(", "))
        + "; "
        + read.purpose().word()
        + ").";
  }

  /** Whether the bytes look like such a proof. */
  public static boolean looksLikeOne(byte[] bytes) {
    return VerifyReceipt.isOfType(bytes, BidReadProof.TYPE);
  }
}
