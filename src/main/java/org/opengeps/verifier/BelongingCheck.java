package org.opengeps.verifier;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;

/** Every entry is about this tender and a lot of it, its ceremony, or a batch. */
final class BelongingCheck {
  private static final Set<String> OF_KEYS =
      Set.of(FactKind.KEY_BOUND.word(), FactKind.GATE_KEY_DESTROYED.word());
  private final Bundle bundle;
  private final Findings findings;

  BelongingCheck(Bundle bundle, Findings findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  void check(Map<Long, LedgerEntry> entries) {
    String number = bundle.notice().map(notice -> notice.content().ref().number()).orElse("");
    Set<String> incidents =
        bundle.incidents.values().stream()
            .map(incident -> incident.id().toString())
            .collect(Collectors.toSet());
    Set<String> calendars =
        bundle.orders().stream()
            .map(order -> order.calendar().hash().hex())
            .collect(Collectors.toSet());
    String ceremony = bundle.ceremony.map(one -> one.content().ceremony().toString()).orElse("");
    entries.forEach(
        (index, entry) ->
            findings.require(
                entry.isBatch()
                    || entry.subject().startsWith(number + "-")
                    || incidents.contains(entry.subject())
                    || calendars.contains(entry.subject())
                    || entry.subject().equals(ceremony),
                "log",
                "ledger/entries.json entry " + index + " subject",
                "tender " + number + ", its ceremony, a calendar of it or an outage that moved it",
                entry.subject()));
    lots(entries);
  }

  /** Nothing is called that of a lot which there is not: it would stand here without its file. */
  private void lots(Map<Long, LedgerEntry> entries) {
    Set<LotName> lots =
        bundle.orders().stream()
            .flatMap(order -> order.lots().stream())
            .map(Lot::name)
            .collect(Collectors.toSet());
    if (lots.isEmpty()) {
      return; // said where the notices are checked
    }
    entries.forEach(
        (index, entry) ->
            findings.require(
                lots.stream().anyMatch(lot -> isAbout(entry, lot)),
                "log",
                "ledger/entries.json entry " + index + " lot",
                "a lot of an order",
                entry.data().toString()));
  }

  /**
   * Keys are bound to the next round of a lot before its order appears, if it ever does; nothing
   * else happens to it until then.
   */
  private static boolean isAbout(LedgerEntry entry, LotName lot) {
    return entry.isAbout(lot.toString())
        || OF_KEYS.contains(entry.kind())
            && lot.round() < LotName.MOST
            && entry.isAbout(lot.next().toString());
  }
}
