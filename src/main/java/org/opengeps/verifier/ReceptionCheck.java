package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.StandingOrders;

/**
 * Completeness: the close set is exactly the accepted receptions of the log, and its bytes are all
 * here.
 */
final class ReceptionCheck {
  private final Bundle bundle;
  private final LoggedFiles log;
  private final LeafCheck leaves;
  private final Findings findings;

  ReceptionCheck(Bundle bundle, LoggedFiles log, LeafCheck leaves, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.leaves = leaves;
    this.findings = findings;
  }

  void check(Notice notice) {
    boolean shown = leaves.check(bundle.files);
    findings.require(
        bundle.files.has(LeafCheck.FILE) || bundle.reveal.isEmpty(),
        "file",
        LeafCheck.FILE,
        "the leaves of the receptions",
        "no file");
    bundle.close.ifPresent(close -> close(close, notice));
    if (shown && bundle.reveal.isPresent()) {
      complete(accepted(notice), bundle.reveal.get());
    }
    if (bundle.close.isPresent() && bundle.reveal.isPresent()) {
      reveal(bundle.close.get(), bundle.reveal.get(), notice);
    }
  }

  private void close(CloseStatement close, Notice notice) {
    findings.expect("close", "close.json noticeHash", notice.hash(), close.noticeHash());
    findings.expect("close", "close.json lot", bundle.lot(), close.lot());
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
                    !entry.at().isBefore(bundle.opensAt()),
                    "order",
                    "gate-key.json",
                    "published not before " + bundle.opensAt(),
                    entry.at()));
  }

  /** Accepted and provisional receptions. */
  private Set<JsonObject> accepted(Notice notice) {
    Set<JsonObject> accepted = new HashSet<>();
    for (ReceiptCore core : leaves.receptions()) {
      findings.expect(
          "leaf",
          LeafCheck.FILE + " " + core.submission() + " tender",
          notice.ref().number(),
          core.tender().number());
      findings.expect(
          "leaf", LeafCheck.FILE + " " + core.submission() + " lot", bundle.lot(), core.lot());
      if (core.outcome() != ReceiptCore.Outcome.REFUSED) {
        accepted.add(core.toJson());
      }
    }
    return accepted;
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
    findings.expect("close", "close-reveal.json lot", close.lot(), reveal.lot());
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
    Admission admission = admission(notice);
    for (int i = 0; i < receptions.size(); i++) {
      reception(receptions.get(i), i + 1, notice, admission);
    }
    int released = (int) receptions.stream().filter(this::isReleased).count();
    int opened = (int) receptions.stream().filter(admission::admits).count();
    int expected = bundle.gateKey.isPresent() ? receptions.size() + opened + released : 0;
    int files = bundle.files.names(BundleFiles.SUBMISSIONS).size();
    findings.expect("completeness", "submissions/ (number of files)", expected, files);
    findings.confirm(
        receptions.size() + " receptions: the close set is complete and committed to by CLOSE.");
  }

  /**
   * Whose first envelope was opened: of bids that stand and were not removed. Where an order before
   * the last is missing, which is named elsewhere, all are taken to stand.
   */
  private Admission admission(Notice notice) {
    Admission all = Admission.ALL.without(bundle.removals.submissions());
    return StandingOrders.of(notice, bundle.orders()).map(all::standing).orElse(all);
  }

  private void reception(ReceiptCore core, int place, Notice notice, Admission admission) {
    String where = "close-reveal.json receptions[" + (place - 1) + "] receivedAt";
    findings.require(
        core.receivedAt().isBefore(notice.schedule().closesAt()),
        "late",
        where,
        "before " + notice.schedule().closesAt(),
        core.receivedAt());
    // a bid for an earlier order was in time by what that order said
    findings.require(
        !core.noticeHash().equals(notice.hash())
            || !core.receivedAt().isBefore(notice.schedule().receiptOpensAt()),
        "early",
        where,
        "not before " + notice.schedule().receiptOpensAt(),
        core.receivedAt());
    // bids of a tender that failed with too few of them stay sealed and out of the bundle
    if (bundle.gateKey.isPresent()) {
      Lot lot = notice.lot(bundle.lot());
      bytes(Bundle.statementName(place), core.statementHash());
      if (!admission.admits(core)) {
        sealed(bundle.first(lot), place);
        return;
      }
      bytes(core, bundle.first(lot), place);
      if (lot.envelopes().size() > 1 && isReleased(core)) {
        bytes(core, bundle.last(lot), place);
      }
    }
  }

  /** Whether the envelope that opens on a decision may be shown. */
  private boolean isReleased(ReceiptCore core) {
    return bundle.gateValues.isPresent()
        && !bundle.removals.isRemoved(core.submission())
        && bundle
            .decision
            .filter(one -> one.content().passed().contains(core.submission()))
            .isPresent();
  }

  /** Nobody is handed what is never opened: the gate key would open its outer layer. */
  private void sealed(OpenedEnvelope of, int place) {
    String name = of.envelopeName(place);
    findings.require(
        !bundle.files.has(name),
        "removals",
        name,
        "no envelope of a bid that was removed or superseded",
        "one");
  }

  private void bytes(ReceiptCore core, OpenedEnvelope of, int place) {
    core.envelopeHash(of.slot().envelope())
        .ifPresentOrElse(
            hash -> bytes(of.envelopeName(place), hash),
            () ->
                findings.refute(
                    "close",
                    "close-reveal.json receptions[" + (place - 1) + "] envelopes",
                    of.slot().envelope(),
                    core.envelopes()));
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
