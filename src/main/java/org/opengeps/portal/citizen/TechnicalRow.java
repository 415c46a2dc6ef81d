package org.opengeps.portal.citizen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * A bid as its technical envelope says it, and what two officers decided of it. Values that are not
 * known are null.
 *
 * @param figures what it offers there, by code
 * @param state {@code passed}, {@code failed}, {@code waiting} or {@code void}
 * @param reason why it failed
 * @param code why it is void
 */
public record TechnicalRow(
    String supplierName,
    String supplier,
    Map<String, String> figures,
    String state,
    LocalText reason,
    String code) {
  /**
   * @param decision in force, or null
   */
  static List<TechnicalRow> all(OpeningRecord record, TechnicalDecision decision) {
    Map<UUID, LocalText> failed = new HashMap<>();
    if (decision != null) {
      decision.failed().forEach(one -> failed.put(one.submission(), one.reason()));
    }
    return record.bids().stream()
        .map(bid -> of(bid, decision == null, failed.get(bid.submission())))
        .toList();
  }

  private static TechnicalRow of(OpeningRecord.Bid bid, boolean waits, LocalText reason) {
    String judged = waits ? "waiting" : reason == null ? "passed" : "failed";
    return new TechnicalRow(
        bid.supplierName(),
        bid.supplier(),
        bid.offer() == null ? Map.of() : BidRow.figures(bid.offer()),
        bid.state() == OpeningRecord.State.OPENED ? judged : "void",
        reason,
        bid.reason());
  }
}
