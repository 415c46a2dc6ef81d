package org.opengeps.bid.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeHash;

/**
 * What is known of a submission the moment its last byte was read and before anything was checked.
 *
 * @param submission the bidder's name for it
 * @param lot where it is meant to go, with the notice version that the bidder read
 * @param noticeHash hash of that notice as the statement says it
 * @param statementHash SHA-256 of the statement's bytes
 * @param signed what was signed, whatever the encoding of the statement; null of those received by
 *     an earlier version
 * @param envelopes SHA-256 of the bytes of each envelope, in the order in which they came
 * @param receivedAt the server's clock when the last byte had been read, cut to the millisecond
 */
public record Arrival(
    SubmissionId submission,
    LotRef lot,
    Sha256 noticeHash,
    Sha256 statementHash,
    Sha256 signed,
    List<EnvelopeHash> envelopes,
    Instant receivedAt) {
  public Arrival {
    envelopes = List.copyOf(envelopes);
  }

  /** Whether the other one is the same submission, if perhaps in another encoding. */
  public boolean isSameAs(Arrival other) {
    return hasSameBytesAs(other)
        || signed != null && signed.equals(other.signed) && envelopes.equals(other.envelopes);
  }

  /** Whether the other one brought the same bytes. */
  public boolean hasSameBytesAs(Arrival other) {
    return statementHash.equals(other.statementHash) && envelopes.equals(other.envelopes);
  }
}
