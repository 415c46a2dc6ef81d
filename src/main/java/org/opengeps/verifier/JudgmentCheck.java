package org.opengeps.verifier;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.opening.rules.ProvisionalReason;
import org.opengeps.protocol.message.OpeningRecord.Bid;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.StrippedBid;

/**
 * Void reasons that do not follow from the bids' bytes: the platform judged the signer. What the
 * bundle's certificates and revocation data say is judged again; the rest is named as the
 * platform's word.
 */
final class JudgmentCheck {
  private static final String CERTIFICATE = "certificate-";
  private static final String REVOCATION = "revocation-";

  /** Needs the register of people and organisations. */
  private static final String UNBOUND = "certificate-unbound";

  private final SignatureCheck signatures;
  private final Findings findings;

  JudgmentCheck(SignatureCheck signatures, Findings findings) {
    this.signatures = signatures;
    this.findings = findings;
  }

  /** Whether the reason is one that only the platform could give. */
  static boolean isOfPlatform(String reason) {
    return reason != null
        && (reason.startsWith(CERTIFICATE)
            || reason.startsWith(REVOCATION)
            || ProvisionalReason.needsTheRegister(reason));
  }

  /** Whether the reason says that the signer's certificate was not good. */
  static boolean isAboutCertificate(String reason) {
    return reason != null
        && (reason.startsWith(CERTIFICATE) || reason.startsWith(REVOCATION))
        && !reason.equals(UNBOUND);
  }

  /** Judges a void bid's reason, which is one of the platform's. */
  void check(StrippedBid bid, Bid recorded) {
    ReceiptCore reception = bid.reception();
    String reason = recorded.reason();
    String where = "opening-record.p7s bids " + reception.submission() + " reason";
    findings.require(
        reception.outcome() == ReceiptCore.Outcome.PROVISIONAL,
        "void",
        where,
        "a signer judged again only where the bid was received provisionally",
        reason + " of a bid that was accepted");
    if (!isAboutCertificate(reason) || !again(bid, reason, where, reception.receivedAt())) {
      findings.note(
          "Bid "
              + reception.submission()
              + " is void on the platform's word about its signer: "
              + reason
              + ".");
    }
  }

  /** Whether the bundle and the trust file suffice to judge again. */
  private boolean again(StrippedBid bid, String reason, String where, Instant at) {
    Optional<SignatureCheck.Judgment> judgment = signatures.judge(bid.signed(), at);
    if (judgment.isEmpty()) {
      return false;
    }
    Optional<String> code = judgment.get().code();
    if (code.isEmpty() && !judgment.get().evidence()) {
      return false;
    }
    findings.expect("void", where, code.orElse("a certificate that was good at " + at), reason);
    if (code.isPresent()) {
      findings.confirm(
          "Bid " + bid.reception().submission() + " is void: " + code.get() + ", judged again.");
    }
    return true;
  }
}
