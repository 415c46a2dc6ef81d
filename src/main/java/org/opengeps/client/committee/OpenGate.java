package org.opengeps.client.committee;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.pki.Trust;

/**
 * The gate of an envelope, checked by the member, and the points that lie behind it.
 *
 * @param checkpoint the witnessed one under which what opened the gate stands
 * @param released the decision on which it was lent; empty where it opens at the opening time
 */
record OpenGate(
    Gate gate, OpeningPoints points, Checkpoint checkpoint, Optional<ReleasedPrices> released) {
  /**
   * The gate key was published at the opening time.
   *
   * @param answer of {@code tenders/{no}/opening-package}
   * @param closed setting of the envelope, with its gate closed
   * @param pages of {@code tenders/{no}/opening-package/bids}, by the place of their first bid
   * @return refused with {@code evidence-broken}, or as {@link HandedRemovals} does
   */
  static Verdict<OpenGate> atOpening(
      JsonObject answer,
      Notice notice,
      OpeningPoints.Setting closed,
      List<ReceiptCore> receptions,
      IntFunction<Verdict<JsonObject>> pages,
      Trust trust) {
    GateKeyStatement key =
        GateKeyStatement.from(JsonObject.parseCanonical(answer.bytes("gateKey")));
    if (!key.tender().equals(closed.tender())
        || !key.slot().equals(closed.slot())
        || !key.closeHash().equals(closed.closeHash())
        || !key.publicKey().equals(closed.terms().gateKey())) {
      return Verdict.refuse(Refusal.of("evidence-broken.gate-key"));
    }
    Gate gate = new Gate.Released(key.privateKey());
    return HandedRemovals.read(answer, notice, closed, receptions, trust)
        .map(
            removals -> {
              Admission all = removals.admission().standing(closed.standing());
              var bids =
                  new HandedBids(
                      receptions, closed.slot().envelope(), all, pages, removals::foreign);
              return new OpenGate(
                  gate,
                  OpeningPoints.derive(closed.with(gate), bids, all),
                  checkpoint(answer.string("closeProof")),
                  Optional.empty());
            });
  }

  /**
   * The gate was lent on a decision.
   *
   * @param now by the officer's own clock
   * @return refused as {@link ReleasedPrices} does
   */
  static Verdict<OpenGate> onDecision(
      JsonObject answer,
      Notice notice,
      OpeningPoints.Setting closed,
      List<ReceiptCore> receptions,
      IntFunction<Verdict<JsonObject>> pages,
      Trust trust,
      Instant now) {
    Lot lot = notice.lot(closed.slot().lot());
    return ReleasedPrices.read(answer, notice, lot, trust, now, OpeningDossier.CLOCK_TOLERANCE)
        .then(
            released -> {
              Admission passed = released.admission().standing(closed.standing());
              var bids = new HandedBids(receptions, closed.slot().envelope(), passed, pages);
              return released
                  .gate(closed, bids)
                  .map(
                      gate ->
                          new OpenGate(
                              gate,
                              OpeningPoints.derive(closed.with(gate), bids, passed),
                              checkpoint(answer.string("decisionProof")),
                              Optional.of(released)));
            });
  }

  private static Checkpoint checkpoint(String proof) {
    return Checkpoint.parse(LogProof.parse(proof).checkpoint().text());
  }
}
