package org.opengeps.verifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * A receipt against the bundle of its tender. The bundle must hold as a whole: one made up around
 * the reception would show whatever one likes.
 */
final class ReceiptInBundle {
  private static final String ENTRIES = "ledger/entries.json";
  private static final String LEAVES = "ledger/leaves.json";

  private final Receipt receipt;
  private final ReceiptCore core;
  private final Findings findings;

  ReceiptInBundle(Receipt receipt, ReceiptCore core, Findings findings) {
    this.receipt = receipt;
    this.core = core;
    this.findings = findings;
  }

  /**
   * @param whole what the check of the bundle alone has found
   */
  void check(Report whole, BundleFiles files) {
    whole
        .findings()
        .forEach(
            one ->
                findings.refute(
                    one.check(), "bundle: " + one.where(), one.expected(), one.found()));
    whole.notes().forEach(findings::note);
    whole.lacking().forEach(findings::lack);
    whole.reached().forEach(findings::reach);
    Bundle bundle = new Bundle(files, AwardMethods.ALL, new Findings());
    bundle
        .notice()
        .ifPresent(
            notice ->
                findings.expect(
                    "tender",
                    "bundle: " + notice.name(),
                    core.tender().number(),
                    notice.content().ref().number()));
    if (!findings.expect("lot", "bundle: manifest.json.p7s lot", core.lot(), bundle.lot())) {
      return; // the bid stands in the bundle of its own lot
    }
    sameCheckpoint(files);
    if (bundle.reveal.isEmpty()) {
      unchecked();
      return;
    }
    sameBatch(files);
    closeSet(bundle);
    if (whole.findings().isEmpty()) {
      findings.confirm("The bundle itself holds, check by check.");
    }
  }

  /** A bundle from before the opening, or one that was cut off: it says nothing of this bid. */
  private void unchecked() {
    findings.lack(
        "The bundle ends before the close set is shown. Not checked: that submission "
            + core.submission()
            + " stands in the close set that CLOSE commits to, and that batch "
            + receipt.batch().index()
            + " of the receipt stands in the bundle's log with the reception in it. Get the bundle"
            + " again after the opening.");
  }

  private void closeSet(Bundle bundle) {
    boolean there = bundle.reveal.orElseThrow().receptions().contains(core);
    if (core.outcome() == ReceiptCore.Outcome.REFUSED) {
      findings.require(
          !there,
          "completeness",
          "close-reveal.json",
          "a refused submission not in the close set",
          "it is");
    } else if (findings.require(
        there,
        "completeness",
        "close-reveal.json",
        "submission " + core.submission(),
        "a dropped bid")) {
      findings.confirm("The reception stands in the close set of the bundle.");
      if (bundle.removals.isRemoved(core.submission())) {
        findings.confirm(
            "The bid was removed on its bidder's request before the gate opened, and was not"
                + " opened.");
      }
    }
  }

  /**
   * The batch of the receipt stands in the bundle at its index, with the reception in it. Another
   * entry there means a log that was split: one view for the bidder, one for the world.
   */
  private void sameBatch(BundleFiles files) {
    long index = receipt.batch().index();
    Optional<BundleEntries.Entry> shown =
        read(files, ENTRIES, BundleEntries::from).stream()
            .flatMap(all -> all.entries().stream())
            .filter(entry -> entry.index() == index)
            .findFirst();
    String where = ENTRIES + " entry " + index;
    if (shown.isEmpty()) {
      findings.refute("split view", where, "the batch that the receipt names", "no entry");
      return;
    }
    findings.require(
        Arrays.equals(shown.get().entry(), receipt.batch().entry()),
        "split view",
        where,
        "the batch that the receipt names",
        "another entry");
    byte[] fact = core.toJson().canonical();
    findings.require(
        read(files, LEAVES, BundleLeaves::from).stream()
            .flatMap(all -> all.leaves().stream())
            .anyMatch(leaf -> leaf.batch() == index && Arrays.equals(leaf.fact(), fact)),
        "completeness",
        LEAVES,
        "the reception of " + core.submission() + " in batch " + index,
        "none such");
  }

  /** What cannot be read has been named by the check of the bundle. */
  private static <T> Optional<T> read(
      BundleFiles files, String name, Function<JsonObject, T> reader) {
    return files
        .find(name)
        .flatMap(
            bytes ->
                new Findings().read(name, bytes, b -> reader.apply(JsonObject.parseCanonical(b))));
  }

  /** The receipt's checkpoint is one that the bundle's log went through. */
  private void sameCheckpoint(BundleFiles files) {
    LogCheck quiet = new LogCheck(new Findings(), Optional.empty());
    Optional<Checkpoint> own = quiet.checkpoint("", receipt.checkpoint());
    List<Checkpoint> history =
        HistoryCheck.read(files, findings).checkpoints().stream()
            .flatMap(step -> quiet.checkpoint("", step.checkpoint()).stream())
            .toList();
    own.flatMap(mine -> history.stream().filter(other -> other.size() == mine.size()).findFirst())
        .ifPresentOrElse(
            other ->
                findings.expect(
                    "split view", "ledger/history.json", own.get().root(), other.root()),
            () ->
                findings.note(
                    "The bundle does not show the checkpoint of the receipt, so that nothing proves"
                        + " that its log extends the receipt's."));
  }
}
