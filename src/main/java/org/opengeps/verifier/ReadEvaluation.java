package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.law.RuleSet;
import org.opengeps.method.EvaluationInput;
import org.opengeps.method.Opened;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * Takes from a bundle what its award follows from. It checks nothing: {@link VerifyBundle} does.
 */
public final class ReadEvaluation {
  private ReadEvaluation() {}

  /** Whether the bytes begin as a zip file does, and not as JSON. */
  public static boolean isBundle(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /**
   * @throws UnreadableException if the bundle has not come to an opening record, or a part of it
   *     cannot be read
   */
  public static EvaluationInput of(byte[] zip) throws UnreadableException {
    Findings findings = new Findings();
    BundleFiles files = BundleFiles.read(zip, findings);
    Bundle bundle = new Bundle(files, findings);
    Optional<Notice> notice = bundle.noticeAtClosing();
    Optional<OpeningRecord> record = bundle.record.map(Signed::content);
    Optional<GateKeyStatement> gate = bundle.gateKey;
    Optional<byte[]> rules = notice.flatMap(one -> files.find(PinnedRules.file(one)));
    if (record.isEmpty() || gate.isEmpty() || rules.isEmpty()) {
      throw new UnreadableException(
          "There is nothing to evaluate: the bundle has no opening record with its notice, rule set"
              + " and gate key. Fetch it again after the opening.");
    }
    try {
      return new EvaluationInput(
          notice.get(),
          RuleSet.of(JsonObject.parseCanonical(rules.get())),
          new Opened(record.get(), gate.get().privateKey()),
          scores(files));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("A part of the bundle cannot be read: " + e.getMessage());
    }
  }

  /** The score sheets, which a bundle shows from the award on. */
  private static List<CandidateScore> scores(BundleFiles files) {
    List<CandidateScore> scores = new ArrayList<>();
    Optional<byte[]> leaves = files.find(LeafCheck.FILE);
    if (leaves.isPresent()) {
      BundleLeaves.from(JsonObject.parseCanonical(leaves.get())).ofKind(LeafCheck.SCORE).stream()
          .map(fact -> CandidateScore.from(SignedDocument.read(fact).json()))
          .forEach(scores::add);
    }
    return scores;
  }
}
