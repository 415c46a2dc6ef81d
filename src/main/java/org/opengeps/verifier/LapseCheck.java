package org.opengeps.verifier;

import java.time.Instant;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Notice;

/**
 * Nothing is opened from the latest opening of the last order on; what was not opened until then
 * has lapsed, and its gate key with it.
 */
final class LapseCheck {
  private static final String LAPSE = "lapse.json";
  private static final String GATE_KEY = "gate-key.json";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  LapseCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  /**
   * @param last the last order
   */
  void check(Notice last) {
    Instant latest = last.schedule().latestOpening();
    before(GATE_KEY, latest);
    bundle.partials.forEach(partial -> before(partial.name(), latest));
    boolean destroyed = log.names(FactKind.GATE_KEY_DESTROYED);
    findings.require(
        !destroyed
            || bundle.gateKey.isEmpty()
            || last.findLot(bundle.lot()).filter(lot -> lot.envelopes().size() > 1).isPresent(),
        "lapse",
        GATE_KEY,
        "no gate key that the log calls destroyed",
        "the key");
    bundle.lapse.ifPresent(lapse -> lapsed(lapse, last, destroyed));
  }

  private void before(String name, Instant latest) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.require(
                    entry.at().isBefore(latest),
                    "lapse",
                    name,
                    "logged before the latest opening at " + latest,
                    entry.at()));
  }

  private void lapsed(Lapse lapse, Notice last, boolean destroyed) {
    Instant latest = last.schedule().latestOpening();
    findings.require(
        last.findLot(lapse.lot()).isPresent() && lapse.lot().equals(bundle.lot()),
        "lapse",
        LAPSE,
        "the lot of the bundle",
        lapse.lot());
    findings.expectSameMembers(
        "lapse", LAPSE, Lapse.of(last, lapse.lot()).toJson(), lapse.toJson());
    findings.require(
        bundle.record.isEmpty(), "lapse", LAPSE, "no opening record beside it", "a record");
    findings.require(
        destroyed || bundle.gateKey.isPresent(),
        "lapse",
        LAPSE,
        "a log entry that the gate key was destroyed, or the published key",
        "neither");
    log.entryOf(LAPSE)
        .ifPresent(
            entry ->
                findings.require(
                    !entry.at().isBefore(latest),
                    "lapse",
                    LAPSE,
                    "logged not before the latest opening at " + latest,
                    entry.at()));
    findings.confirm("The lot was not opened until " + latest + ": its bids lapsed sealed.");
  }
}
