package org.opengeps.app.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyReceipt;

/**
 * Keeps what bidders were told and compares it with what was opened: each bid with a receipt once,
 * each refused one never, nothing that nobody sent.
 */
final class Oracle {
  private final Trust trust;
  private final Figures figures;

  /** Of the bids that a receipt says are accepted: the hash of their statement. */
  private final Map<UUID, Sha256> accepted = new HashMap<>();

  private final Map<UUID, String> refused = new HashMap<>();

  /** Nobody knows what became of these. */
  private final Map<UUID, String> unknown = new HashMap<>();

  Oracle(Trust trust, Figures figures) {
    this.trust = trust;
    this.figures = figures;
  }

  /** Who was told what. */
  enum Told {
    RECEIPT,
    REFUSED,
    TURNED_AWAY,
    NOTHING
  }

  /**
   * Notes the last word that a sender got.
   *
   * @param reply empty if the connection broke or nothing came in time
   */
  Told note(Sending sending, Optional<Reply> reply) {
    UUID id = sending.bid().submission();
    if (reply.isPresent() && Sending.isReceipt(reply.get())) {
      return receipt(sending, reply.get().body());
    }
    int status = reply.map(Reply::status).orElse(0);
    if (status == 429 || status == 503) {
      return Told.TURNED_AWAY;
    }
    if (status / 100 == 4) {
      if (sending.kind() != Sending.Kind.BAD_SIGNATURE) {
        refused.put(id, "answered " + status);
      }
      return Told.REFUSED;
    }
    unknown.put(id, "answered " + status);
    return Told.NOTHING;
  }

  private Told receipt(Sending sending, byte[] body) {
    Bid bid = sending.bid();
    Receipt receipt = Receipt.from(JsonObject.parse(body));
    Verdict<ReceiptCore> checked =
        new ReceiptCheck(trust).check(receipt, bid.sealed().statement(), bid.sealed().envelopes());
    if (checked instanceof Verdict.Refused<ReceiptCore> no) {
      figures.fault(
          "the receipt of " + bid.submission() + " does not hold: " + no.refusal().code());
      return Told.NOTHING;
    }
    doubt(body)
        .ifPresent(why -> figures.fault("the verifier refutes " + bid.submission() + ": " + why));
    ReceiptCore core = checked.orThrow();
    if (core.outcome() == ReceiptCore.Outcome.REFUSED) {
      refused.put(bid.submission(), "receipt says refused");
      return Told.REFUSED;
    }
    if (sending.kind() == Sending.Kind.BAD_SIGNATURE) {
      figures.fault("a receipt for a bid whose signature is none: " + bid.submission());
    }
    if (!core.receivedAt().isBefore(bid.tender().notice().schedule().closesAt())) {
      figures.fault("a receipt for a bid after the closing: " + bid.submission());
    }
    accepted.put(bid.submission(), Sha256.of(bid.sealed().statement()));
    return Told.RECEIPT;
  }

  /** What the verifier has against a receipt by itself. */
  private Optional<String> doubt(byte[] receipt) {
    try {
      Report report = VerifyReceipt.verify(receipt, Optional.of(trust), Optional.empty());
      return report.findings().isEmpty()
          ? Optional.empty()
          : Optional.of(report.findings().get(0).toString());
    } catch (UnreadableException e) {
      return Optional.of(e.getMessage());
    }
  }

  int accepted() {
    return accepted.size();
  }

  /** Compares with the records of all tenders that were bid for. */
  void compare(List<OpeningRecord> records) {
    Map<UUID, Sha256> opened = new HashMap<>();
    for (OpeningRecord record : records) {
      for (OpeningRecord.Bid bid : record.bids()) {
        if (opened.put(bid.submission(), bid.statementHash()) != null) {
          figures.fault(bid.submission() + " was opened twice");
        }
      }
    }
    accepted.forEach(
        (id, hash) -> {
          if (!hash.equals(opened.get(id))) {
            figures.fault("lost: " + id + " has a receipt and was not opened");
          }
        });
    opened.keySet().stream()
        .filter(id -> !accepted.containsKey(id))
        .filter(id -> !unknown.containsKey(id))
        .forEach(
            id ->
                figures.fault(
                    id
                        + " was opened, and its sender was told: "
                        + refused.getOrDefault(id, "nothing of it")));
  }
}
