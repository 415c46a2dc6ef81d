package org.opengeps.cli.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;

/**
 * Notices committee keys that the log binds a second time: a bid to the one notice could be opened
 * with the other (sealing.md section 1: binding a key burns it, also when the notice is cancelled).
 */
final class BoundKeyWatch {
  private static final String KIND = FactKind.KEY_BOUND.word();
  private final Map<String, String> bound = new HashMap<>();

  /**
   * @param index of the entry
   * @return what is wrong, naming both notices
   * @throws IllegalArgumentException if a binding names no key
   */
  Optional<String> see(LedgerEntry entry, long index) {
    if (!entry.kind().equals(KIND)) {
      return Optional.empty();
    }
    String key = entry.data().string("key");
    String here = entry.subject() + " in entry " + index;
    String before = bound.putIfAbsent(key, here);
    return Optional.ofNullable(before)
        .map(there -> "key " + key + " is bound twice: to " + there + " and to " + here);
  }
}
