package org.opengeps.app.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.OpeningRecord;

/** What senders were told of their bids, to be compared with what was opened. */
final class Promises {
  /** Of the bids that a receipt says are accepted: the hash of their statement. */
  private final Map<UUID, Sha256> accepted = new HashMap<>();

  private final Map<UUID, String> refused = new HashMap<>();

  /** Nobody was told what became of these. */
  private final Map<UUID, String> unknown = new HashMap<>();

  void accepted(UUID submission, Sha256 statement) {
    accepted.put(submission, statement);
  }

  void refused(UUID submission, String how) {
    refused.put(submission, how);
  }

  void unknown(UUID submission, String why) {
    unknown.put(submission, why);
  }

  int accepted() {
    return accepted.size();
  }

  /**
   * Each accepted bid once with its bytes, each refused one never, nothing that nobody sent.
   *
   * @param records the bids of all tenders that were bid for
   * @param fault is told what was not kept
   */
  void compare(List<List<OpeningRecord.Bid>> records, Consumer<String> fault) {
    Map<UUID, Sha256> opened = new HashMap<>();
    for (OpeningRecord.Bid bid : records.stream().flatMap(List::stream).toList()) {
      if (opened.put(bid.submission(), bid.statementHash()) != null) {
        fault.accept("twice: " + bid.submission() + " stands in the records two times");
      }
    }
    accepted.forEach(
        (id, hash) -> {
          if (!opened.containsKey(id)) {
            fault.accept("lost: " + id + " has a receipt and was not opened");
          } else if (!hash.equals(opened.get(id))) {
            fault.accept("changed: " + id + " was opened with other bytes");
          }
        });
    opened.keySet().stream()
        .filter(id -> !accepted.containsKey(id) && !unknown.containsKey(id))
        .forEach(
            id ->
                fault.accept(
                    "unexpected: "
                        + id
                        + " was opened, and its sender was told: "
                        + refused.getOrDefault(id, "nothing of it")));
  }
}
