package org.opengeps.bid.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.LotRef;
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
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.Certificates;

/**
 * A submission that has the right form; nothing else is known of it yet.
 *
 * @param document the statement's SignedData, its signature not yet checked
 * @param envelopes the gated envelopes, DER, by name, in the order of the statement
 */
public record Parcel(SignedDocument document, Statement statement, Map<String, byte[]> envelopes) {
  /**
   * Reads size and form: the first questions of the intake, and the only ones that need no
   * database.
   */
  static Verdict<Parcel> open(byte[] statement, Map<String, byte[]> envelopes) {
    UploadLimits limits = UploadLimits.STANDARD;
    if (statement.length > limits.statementSize()
        || envelopes.values().stream().anyMatch(one -> one.length > limits.envelopeSize())) {
      return Verdict.refuse(
          BidRefusals.TOO_LARGE
              .refusal("limits")
              .with("statement", limits.statementSize())
              .with("envelope", limits.envelopeSize()));
    }
    try {
      SignedDocument document = SignedDocument.read(statement);
      document.signed();
      envelopes.values().forEach(Envelope::read);
      Statement said = Statement.from(document.json());
      int most = limits.ofFiles().files();
      if (said.files().size() > most) {
        return Verdict.refuse(
            BidRefusals.TOO_LARGE
                .refusal("files")
                .with("files", said.files().size())
                .with("most", most));
      }
      List<String> named = said.envelopes().stream().map(Statement.Sealed::envelope).toList();
      return named.size() == envelopes.size() && envelopes.keySet().containsAll(named)
          ? Verdict.accept(new Parcel(document, said, inOrder(named, envelopes)))
          : Verdict.refuse(
              BidRefusals.MALFORMED
                  .refusal("submission")
                  .with("problem", "statement: " + named + ", sent: " + envelopes.keySet()));
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(
          BidRefusals.MALFORMED.refusal("submission").with("problem", e.getMessage()));
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

  /** Whether the envelopes are those that the statement's signer has signed for. */
  boolean hasItsEnvelopes() {
    return statement.hashes().equals(hashes());
  }

  private List<EnvelopeHash> hashes() {
    List<EnvelopeHash> hashes = new ArrayList<>();
    envelopes.forEach((name, bytes) -> hashes.add(new EnvelopeHash(name, Sha256.of(bytes))));
    return hashes;
  }

  private static Map<String, byte[]> inOrder(List<String> names, Map<String, byte[]> envelopes) {
    Map<String, byte[]> ordered = new LinkedHashMap<>();
    names.forEach(name -> ordered.put(name, envelopes.get(name)));
    return ordered;
  }

  /** Files that the statement names. */
  List<Sha256> files() {
    return statement.files().stream().map(Statement.FileReference::sha256).toList();
  }

  Arrival arrival(Instant receivedAt) {
    return new Arrival(
        new SubmissionId(statement.submission()),
        new LotRef(statement.tender(), statement.lot()),
        statement.noticeHash(),
        document.hash(),
        document.signed(),
        hashes(),
        receivedAt);
  }
}
