package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.protocol.message.Waiver;

/** The hidden leaves that a bundle shows: each stands in its batch, and is what it says it is. */
final class LeafCheck {
  static final String FILE = "ledger/leaves.json";
  static final String RECEPTION = FactKind.RECEPTION.word();
  static final String READ = FactKind.BID_READ.word();
  static final String SCORE = FactKind.CANDIDATE_SCORED.word();
  static final String ACT = FactKind.ROUND_ACT_PROPOSED.word();
  static final String APPROVAL = FactKind.ROUND_ACT_APPROVED.word();
  static final String WAIVER = FactKind.CANDIDATE_WAIVED.word();
  static final String CALL = FactKind.CANDIDATE_CALLED.word();
  static final String SUPPLEMENT = FactKind.SUPPLEMENT_ASKED.word();
  static final String ANSWER = FactKind.CANDIDATE_ANSWERED.word();
  private final LoggedFiles log;
  private final SignatureCheck signatures;
  private final Findings findings;
  private final List<ReceiptCore> receptions = new ArrayList<>();
  private final List<RoundFact<CandidateScore>> sheets = new ArrayList<>();
  private final List<RoundFact<RoundAct>> acts = new ArrayList<>();
  private final List<RoundFact<RoundActApproval>> approvals = new ArrayList<>();
  private final List<RoundFact<Waiver>> waivers = new ArrayList<>();
  private final List<RoundFact<CandidateRequest>> requests = new ArrayList<>();
  private final List<RoundFact<SelfScore>> answers = new ArrayList<>();

  LeafCheck(LoggedFiles log, SignatureCheck signatures, Findings findings) {
    this.log = log;
    this.signatures = signatures;
    this.findings = findings;
  }

  /**
   * @return whether the file is there and has its form
   */
  boolean check(BundleFiles files) {
    Optional<BundleLeaves> leaves =
        files
            .find(FILE)
            .flatMap(
                bytes ->
                    findings.read(
                        FILE, bytes, b -> BundleLeaves.from(JsonObject.parseCanonical(b))));
    leaves.ifPresent(found -> findings.guarded(FILE, () -> check(found.leaves())));
    return leaves.isPresent();
  }

  private void check(List<BundleLeaves.Leaf> leaves) {
    Set<String> places = new HashSet<>();
    for (int i = 0; i < leaves.size(); i++) {
      BundleLeaves.Leaf leaf = leaves.get(i);
      String where = FILE + " leaves[" + i + "]";
      findings.require(
          places.add(leaf.batch() + "/" + leaf.index()), "leaf", where, "every leaf once", "twice");
      LedgerEntry batch = log.entry(leaf.batch());
      if (findings.require(
              batch != null && batch.isBatch(),
              "leaf",
              where + " batch",
              "a batch of ledger/entries.json",
              leaf.batch())
          && holds(
              where,
              leaf.salt(),
              leaf.kind(),
              leaf.fact(),
              leaf.index(),
              leaf.path(),
              batch.batch(),
              findings)) {
        fact(where, leaf, batch);
      }
    }
  }

  private void fact(String where, BundleLeaves.Leaf leaf, LedgerEntry batch) {
    if (leaf.kind().equals(SCORE)) {
      signed(where, leaf, batch, CandidateScore::from, sheets);
    } else if (leaf.kind().equals(ACT)) {
      signed(where, leaf, batch, RoundAct::from, acts);
    } else if (leaf.kind().equals(APPROVAL)) {
      signed(where, leaf, batch, RoundActApproval::from, approvals);
    } else if (leaf.kind().equals(WAIVER)) {
      signed(where, leaf, batch, Waiver::from, waivers);
    } else if (leaf.kind().equals(CALL)) {
      signed(where, leaf, batch, json -> CandidateRequest.of(Kind.CALL, json), requests);
    } else if (leaf.kind().equals(SUPPLEMENT)) {
      signed(where, leaf, batch, json -> CandidateRequest.of(Kind.SUPPLEMENT, json), requests);
    } else if (leaf.kind().equals(ANSWER)) {
      signed(where, leaf, batch, SelfScore::from, answers);
    } else if (findings.expect("leaf", where + " kind", RECEPTION, leaf.kind())) {
      findings
          .read(
              where + " fact",
              leaf.fact(),
              fact -> ReceiptCore.from(JsonObject.parseCanonical(fact)))
          .ifPresent(receptions::add);
    }
  }

  private <T> void signed(
      String where,
      BundleLeaves.Leaf leaf,
      LedgerEntry batch,
      Function<JsonObject, T> reader,
      List<RoundFact<T>> facts) {
    String fact = where + " fact";
    findings
        .read(fact, leaf.fact(), SignedDocument::read)
        .ifPresent(
            signed -> {
              signatures.person(fact, signed, batch.at());
              findings
                  .read(
                      fact, signed, s -> RoundFact.of(where, leaf.batch(), leaf.fact(), s, reader))
                  .ifPresent(facts::add);
            });
  }

  /** Refutes unless the fact is the hidden leaf at this place of the batch. */
  static boolean holds(
      String where,
      Sha256 salt,
      String kind,
      byte[] fact,
      int index,
      List<Sha256> path,
      LedgerEntry.BatchHead batch,
      Findings findings) {
    Sha256 value = HiddenLeaf.ofFact(salt.bytes(), kind, fact);
    boolean holds;
    try {
      holds =
          new InclusionProof(index, batch.size(), path)
              .holds(MerkleTree.leafHash(value.bytes()), batch.root());
    } catch (LogFormatException e) {
      holds = false;
    }
    return findings.require(
        holds, "leaf", where, "a path to the batch's root " + batch.root(), "another root");
  }

  /** What was received, accepted or refused, as far as the leaves hold. */
  List<ReceiptCore> receptions() {
    return List.copyOf(receptions);
  }

  /** Score sheets, as far as the leaves hold. */
  List<RoundFact<CandidateScore>> sheets() {
    return List.copyOf(sheets);
  }

  /** Acts that officers proposed, approved or not. */
  List<RoundFact<RoundAct>> acts() {
    return List.copyOf(acts);
  }

  List<RoundFact<RoundActApproval>> approvals() {
    return List.copyOf(approvals);
  }

  /** That candidates do not want the contract. */
  List<RoundFact<Waiver>> waivers() {
    return List.copyOf(waivers);
  }

  /** What officers asked candidates for. */
  List<RoundFact<CandidateRequest>> requests() {
    return List.copyOf(requests);
  }

  /** What candidates answered. */
  List<RoundFact<SelfScore>> answers() {
    return List.copyOf(answers);
  }

  /** Everything that was signed in the round. */
  List<RoundFact<?>> roundFacts() {
    List<RoundFact<?>> all = new ArrayList<>(sheets);
    all.addAll(acts);
    all.addAll(approvals);
    all.addAll(waivers);
    all.addAll(requests);
    all.addAll(answers);
    return all;
  }
}
