package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * Bids that nobody opened are destroyed when the law says so and not before, each once, and nothing
 * that was opened is called destroyed.
 */
final class DestructionCheck {
  static final String FOLDER = "destroyed/";
  private static final String CHECK = "destroyed";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;
  private final Set<Sha256> seenFiles = new HashSet<>();
  private final Set<Sha256> openedFiles = new HashSet<>();
  private int envelopes;
  private int files;

  DestructionCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  /**
   * @param last the last order that lists the lot
   */
  void check(Notice last) {
    if (bundle.files.names(FOLDER).isEmpty()) {
      return;
    }
    int before = findings.count();
    Map<EnvelopeHash, Integer> sealed = sealed(last);
    last.findLot(bundle.lot()).ifPresent(this::readOpenedFiles);
    for (String name : bundle.files.names(FOLDER)) {
      bundle
          .files
          .find(name)
          .flatMap(bytes -> findings.read(name, bytes, DestructionCheck::read))
          .ifPresent(one -> check(name, one, last, sealed));
    }
    if (envelopes + files > 0 && findings.count() == before) {
      tell();
      findings.note("That those bytes are gone everywhere is the platform's word.");
    }
  }

  /** What was received is known from the close set alone. */
  private void tell() {
    String told =
        Counted.of(envelopes, "sealed envelope", "sealed envelopes")
            + " and "
            + Counted.of(files, "file", "files")
            + " that nobody opened were destroyed when their time was over";
    if (bundle.reveal.isPresent()) {
      findings.confirm(told + "; the hashes stay.");
    } else {
      findings.note(
          told
              + ". The close set was not revealed: that these were received is the platform's"
              + " word.");
    }
  }

  /** Files of envelopes that are here, as the statements name them. */
  private void readOpenedFiles(Lot lot) {
    bundle.forEachStatement(
        findings,
        statement -> {
          int place = BundleFiles.number(statement.name());
          statement.content().envelopes().stream()
              .filter(one -> bundle.files.has(of(lot, one.envelope()).envelopeName(place)))
              .flatMap(one -> one.files().stream())
              .forEach(file -> openedFiles.add(file.sha256()));
        });
  }

  private OpenedEnvelope of(Lot lot, String envelope) {
    return lot.isLast(envelope) ? bundle.last(lot) : bundle.first(lot);
  }

  private static Destruction read(byte[] bytes) {
    return Destruction.from(JsonObject.parseCanonical(bytes));
  }

  private void check(String name, Destruction one, Notice last, Map<EnvelopeHash, Integer> sealed) {
    findings.expect(CHECK, name + " tender", last.ref().number(), one.tender().number());
    findings.expect(CHECK, name + " lot", bundle.lot(), one.lot());
    time(name);
    for (EnvelopeHash envelope : one.envelopes()) {
      int left = sealed.getOrDefault(envelope, 0);
      findings.require(
          left > 0 || bundle.reveal.isEmpty(),
          CHECK,
          name + " " + envelope.sha256(),
          "an envelope of the close set that was not opened, as often as it was received",
          "another one");
      sealed.put(envelope, left - 1);
    }
    for (Sha256 file : one.files()) {
      findings.require(
          seenFiles.add(file), CHECK, name + " " + file, "a file that is destroyed once", "twice");
      findings.require(
          !openedFiles.contains(file),
          CHECK,
          name + " " + file,
          "a file of a bid that nobody opened",
          "a file of an envelope that was opened");
    }
    envelopes += one.envelopes().size();
    files += one.files().size();
  }

  private void time(String name) {
    Optional<LedgerEntry> entry = log.entryOf(name);
    if (entry.isEmpty()) {
      return; // named where files and entries are compared
    }
    Optional<Instant> due =
        log.endBefore(name)
            .or(() -> bundle.continuedBy().flatMap(log::entryOf).map(LedgerEntry::at))
            .flatMap(
                end ->
                    inForce(end)
                        .flatMap(order -> PinnedRules.of(bundle.files, order))
                        .flatMap(rules -> rules.keptUntil(end)));
    findings.require(
        due.filter(until -> !entry.get().at().isBefore(until)).isPresent(),
        CHECK,
        name,
        due.map(until -> "logged not before " + until)
            .orElse("after the end of the lot, by a rule set that lets bids be destroyed"),
        entry.get().at());
  }

  /** The last order that listed the lot when it ended: by its calendar the time is counted. */
  private Optional<Notice> inForce(Instant end) {
    return bundle.ofLot().stream()
        .filter(order -> !log.at(order.name(), order.content().schedule().noticedAt()).isAfter(end))
        .map(Signed::content)
        .reduce((one, next) -> next);
  }

  /**
   * How many there are of each envelope of the close set that is not here: whoever copied a bid
   * sent the same bytes.
   */
  private Map<EnvelopeHash, Integer> sealed(Notice last) {
    Map<EnvelopeHash, Integer> sealed = new HashMap<>();
    Optional<Lot> lot = last.findLot(bundle.lot());
    List<ReceiptCore> receptions = bundle.reveal.map(CloseReveal::receptions).orElse(List.of());
    for (int place = 1; place <= receptions.size() && lot.isPresent(); place++) {
      for (EnvelopeHash envelope : receptions.get(place - 1).envelopes()) {
        if (!bundle.files.has(of(lot.get(), envelope.envelope()).envelopeName(place))) {
          sealed.merge(envelope, 1, Integer::sum);
        }
      }
    }
    return sealed;
  }
}
