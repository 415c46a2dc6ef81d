package org.opengeps.bid.usecase;

import java.time.Instant;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.model.Arrival;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.Certificates;

/**
 * A submission that has the right form; nothing else is known of it yet.
 *
 * @param document the statement's SignedData, its signature not yet checked
 * @param envelope the gated envelope, DER
 */
public record Parcel(SignedDocument document, Statement statement, byte[] envelope) {
  /**
   * Reads size and form: the first questions of the intake, and the only ones that need no
   * database.
   */
  static Verdict<Parcel> open(byte[] statement, byte[] envelope) {
    UploadLimits limits = UploadLimits.STANDARD;
    if (statement.length > limits.statementSize() || envelope.length > limits.envelopeSize()) {
      return Verdict.refuse(
          BidRefusals.TOO_LARGE.refusal(limits.statementSize() + ", " + limits.envelopeSize()));
    }
    try {
      SignedDocument document = SignedDocument.read(statement);
      document.signed();
      Envelope.read(envelope);
      return Verdict.accept(new Parcel(document, Statement.from(document.json()), envelope));
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(BidRefusals.MALFORMED.refusal(e.getMessage()));
    }
  }

  /**
   * What was signed, and with which certificate, however often it was signed: names the statement
   * where its refusals are counted.
   */
  Sha256 signed() {
    return TaggedHash.tag("opengeps/signed-statement/1")
        .add(Sha256.of(document.content()))
        .add(Certificates.fingerprint(document.signer()))
        .hash();
  }

  /** Whether the envelope is the one that the statement's signer has signed for. */
  boolean hasItsEnvelope() {
    return statement.envelopeHash().equals(Sha256.of(envelope));
  }

  Arrival arrival(Instant receivedAt) {
    return new Arrival(
        new SubmissionId(statement.submission()),
        new EnvelopeRef(statement.tender(), statement.slot()),
        statement.noticeHash(),
        document.hash(),
        document.signed(),
        Sha256.of(envelope),
        receivedAt);
  }
}
