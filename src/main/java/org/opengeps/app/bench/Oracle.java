package org.opengeps.app.bench;

import java.util.List;
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

  private final Promises promises = new Promises();

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
   * @param reply empty if nothing came in time
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
        promises.refused(id, "answered " + status);
      }
      return Told.REFUSED;
    }
    promises.unknown(id, reply.map(Reply::summary).orElse("no answer"));
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
      promises.refused(bid.submission(), "a receipt that says refused");
      return Told.REFUSED;
    }
    if (sending.kind() == Sending.Kind.BAD_SIGNATURE) {
      figures.fault("a receipt for a bid whose signature is none: " + bid.submission());
    }
    if (!core.receivedAt().isBefore(bid.tender().notice().schedule().closesAt())) {
      figures.fault("a receipt for a bid after the closing: " + bid.submission());
    }
    promises.accepted(bid.submission(), Sha256.of(bid.sealed().statement()));
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
    return promises.accepted();
  }

  /** Compares with the records of all tenders that were bid for. */
  void compare(List<OpeningRecord> records) {
    promises.compare(records.stream().map(OpeningRecord::bids).toList(), figures::fault);
  }
}
