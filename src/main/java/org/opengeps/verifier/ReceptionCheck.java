package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * Completeness: the close set is exactly the accepted receptions of the log, and its bytes are all
 * here.
 */
final class ReceptionCheck {
  static final String RECEPTION = "reception";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  ReceptionCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice notice) {
    Optional<BundleLeaves> leaves =
        bundle
            .files
            .find("ledger/leaves.json")
            .flatMap(
                bytes ->
                    findings.read(
                        "ledger/leaves.json",
                        bytes,
                        b -> BundleLeaves.from(JsonObject.parseCanonical(b))));
    if (leaves.isEmpty() && !bundle.files.has("ledger/leaves.json") && bundle.reveal.isPresent()) {
      findings.refute("file", "ledger/leaves.json", "the leaves of the receptions", "no file");
    }
    bundle.close.ifPresent(close -> close(close, notice));
    if (leaves.isPresent() && bundle.reveal.isPresent()) {
      complete(receptions(leaves.get(), notice), bundle.reveal.get());
    }
    if (bundle.close.isPresent() && bundle.reveal.isPresent()) {
      reveal(bundle.close.get(), bundle.reveal.get(), notice);
    }
  }

  private void close(CloseStatement close, Notice notice) {
    findings.expect("close", "close.json noticeHash", notice.hash(), close.noticeHash());
    findings.expect("close", "close.json tender", notice.ref().number(), close.tender().number());
    findings.expect("close", "close.json closesAt", notice.schedule().closesAt(), close.closesAt());
    findings.require(
        !close.closedAt().isBefore(close.closesAt()),
        "close",
        "close.json closedAt",
        "not before " + close.closesAt(),
        close.closedAt());
    log.expectOrder("close.json", "gate-key.json");
    log.entryOf("gate-key.json")
        .ifPresent(
            entry ->
                findings.require(
                    !entry.at().isBefore(notice.schedule().opensAt()),
                    "order",
                    "gate-key.json",
                    "published not before " + notice.schedule().opensAt(),
                    entry.at()));
  }

  /** Accepted and provisional receptions whose leaves hold. */
  private Set<JsonObject> receptions(BundleLeaves leaves, Notice notice) {
    Set<JsonObject> accepted = new HashSet<>();
    for (int i = 0; i < leaves.leaves().size(); i++) {
      BundleLeaves.Leaf leaf = leaves.leaves().get(i);
      String where = "ledger/leaves.json leaves[" + i + "]";
      findings.expect("leaf", where + " kind", RECEPTION, leaf.kind());
      Optional<ReceiptCore> core =
          findings.read(
              where + " fact",
              leaf.fact(),
              fact -> ReceiptCore.from(JsonObject.parseCanonical(fact)));
      LedgerEntry batch = log.entry(leaf.batch());
      if (core.isPresent() && holds(where, leaf, batch)) {
        findings.expect(
            "leaf", where + " fact tender", notice.ref().number(), core.get().tender().number());
        if (core.get().outcome() != ReceiptCore.Outcome.REFUSED) {
          accepted.add(core.get().toJson());
        }
      }
    }
    return accepted;
  }

  private boolean holds(String where, BundleLeaves.Leaf leaf, LedgerEntry batch) {
    return findings.require(
            batch != null && batch.isBatch(),
            "leaf",
            where + " batch",
            "a batch of ledger/entries.json",
            leaf.batch())
        && leafHolds(
            where,
            leaf.salt(),
            leaf.kind(),
            leaf.fact(),
            leaf.index(),
            leaf.path(),
            batch.batch(),
            findings);
  }

  /** Refutes unless the fact is the hidden leaf at this place of the batch. */
  static boolean leafHolds(
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

  private void complete(Set<JsonObject> logged, CloseReveal reveal) {
    Set<JsonObject> closed = new HashSet<>();
    for (ReceiptCore core : reveal.receptions()) {
      closed.add(core.toJson());
      findings.require(
          logged.contains(core.toJson()),
          "completeness",
          "close-reveal.json " + core.submission(),
          "a reception that the log holds",
          "no leaf for it");
    }
    for (JsonObject core : logged) {
      findings.require(
          closed.contains(core),
          "completeness",
          "close-reveal.json",
          "the accepted reception " + core.string("submission") + " in the close set",
          "a dropped bid");
    }
  }

  private void reveal(CloseStatement close, CloseReveal reveal, Notice notice) {
    List<ReceiptCore> receptions = reveal.receptions();
    findings.expect("close", "close-reveal.json closeHash", close.hash(), reveal.closeHash());
    findings.expect("close", "close-reveal.json tender", close.tender(), reveal.tender());
    findings.expect("close", "close-reveal.json slot", close.slot(), reveal.slot());
    Sha256 root =
        MerkleTree.ofValues(receptions.stream().map(core -> core.toJson().canonical()).toList())
            .root();
    findings.expect(
        "close",
        "close.json commitment",
        CloseStatement.commitment(reveal.salt(), receptions.size(), root),
        close.commitment());
    List<ReceiptCore> sorted = new ArrayList<>(receptions);
    sorted.sort(CloseReveal.CLOSE_ORDER);
    findings.expect("close", "close-reveal.json receptions (order)", sorted, receptions);
    for (int i = 0; i < receptions.size(); i++) {
      reception(receptions.get(i), i + 1, notice);
    }
    int expected = bundle.gateKey.isPresent() ? 2 * receptions.size() : 0;
    int files = bundle.files.under("submissions/").size();
    findings.expect("completeness", "submissions/ (number of files)", expected, files);
    findings.confirm(
        receptions.size() + " receptions: the close set is complete and committed to by CLOSE.");
  }

  private void reception(ReceiptCore core, int place, Notice notice) {
    String where = "close-reveal.json receptions[" + (place - 1) + "] receivedAt";
    findings.require(
        core.receivedAt().isBefore(notice.schedule().closesAt()),
        "late",
        where,
        "before " + notice.schedule().closesAt(),
        core.receivedAt());
    findings.require(
        !core.receivedAt().isBefore(notice.schedule().receiptOpensAt()),
        "early",
        where,
        "not before " + notice.schedule().receiptOpensAt(),
        core.receivedAt());
    // bids of a tender that failed with too few of them stay sealed and out of the bundle
    if (bundle.gateKey.isPresent()) {
      bytes(Bundle.statementName(place), core.statementHash());
      bytes(Bundle.envelopeName(place), core.envelopeHash());
    }
  }

  private void bytes(String name, Sha256 expected) {
    bundle
        .files
        .find(name)
        .ifPresentOrElse(
            content -> findings.expect("completeness", name, expected, Sha256.of(content)),
            () -> findings.refute("completeness", name, "the bytes that were received", "no file"));
  }
}
