package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.method.Opened;
import org.opengeps.method.RoundTime;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.Waiver;

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
    BundleFiles files = BundleFiles.read(ByteBuffer.wrap(zip), findings);
    Bundle bundle = new Bundle(files, AwardMethods.ALL, findings);
    Optional<Notice> notice = OrderAtClosing.of(bundle);
    Optional<OpeningRecord> record = bundle.record.map(Signed::content);
    Optional<GatePart> gate = notice.flatMap(one -> bundle.gatePart(one.lot(bundle.lot())));
    Optional<byte[]> rules = notice.flatMap(one -> files.find(PinnedRules.file(one)));
    if (record.isEmpty() || gate.isEmpty() || rules.isEmpty()) {
      throw new UnreadableException(
          "There is nothing to evaluate: the bundle has no opening record with its notice, rule set"
              + " and gate key. Fetch it again after the opening.");
    }
    try {
      List<RoundMessage> acts = acts(files);
      return new EvaluationInput(
          notice.get(),
          RuleSet.of(JsonObject.parseCanonical(rules.get())),
          new Opened(record.get(), gate.get()),
          acts,
          time(bundle, acts));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("A part of the bundle cannot be read: " + e.getMessage());
    }
  }

  /** When it was decided, where that says who was silent. */
  private static Optional<RoundTime> time(Bundle bundle, List<RoundMessage> acts) {
    return acts.stream().noneMatch(CandidateRequest.class::isInstance)
        ? Optional.empty()
        : bundle
            .award
            .map(award -> award.content().decidedAt())
            .or(() -> bundle.unsuccessful.map(none -> none.content().decidedAt()))
            .map(at -> new RoundTime(at, suspensions(bundle)));
  }

  private static Suspensions suspensions(Bundle bundle) {
    Optional<byte[]> file = bundle.files.find("ledger/entries.json");
    return file.map(bytes -> BundleEntries.from(JsonObject.parseCanonical(bytes)))
        .map(
            entries ->
                Suspensions.of(
                    entries.entries().stream()
                        .flatMap(one -> LoggedPause.in(LedgerEntry.parse(one.entry())).stream())
                        .filter(pause -> pause.lot().equals(bundle.lot()))
                        .toList()))
        .orElse(Suspensions.NONE);
  }

  /**
   * Score sheets, approved acts, waivers, requests and answers, which a bundle shows from the award
   * on.
   */
  private static List<RoundMessage> acts(BundleFiles files) {
    Optional<byte[]> file = files.find(LeafCheck.FILE);
    if (file.isEmpty()) {
      return List.of();
    }
    BundleLeaves leaves = BundleLeaves.from(JsonObject.parseCanonical(file.get()));
    List<RoundMessage> acts = new ArrayList<>();
    leaves.ofKind(LeafCheck.SCORE).forEach(fact -> acts.add(CandidateScore.from(json(fact))));
    Set<Sha256> approved =
        leaves.ofKind(LeafCheck.APPROVAL).stream()
            .map(fact -> RoundActApproval.from(json(fact)).act())
            .collect(Collectors.toSet());
    leaves.ofKind(LeafCheck.ACT).stream()
        .filter(fact -> approved.contains(Sha256.of(fact)))
        .forEach(fact -> acts.add(RoundAct.from(json(fact))));
    leaves.ofKind(LeafCheck.WAIVER).forEach(fact -> acts.add(Waiver.from(json(fact))));
    for (String kind : List.of(LeafCheck.CALL, LeafCheck.SUPPLEMENT, LeafCheck.ANSWER)) {
      leaves.ofKind(kind).forEach(fact -> acts.add(RoundMessage.from(json(fact))));
    }
    return acts;
  }

  private static JsonObject json(byte[] signed) {
    return SignedDocument.read(signed).json();
  }
}
