package org.opengeps.protocol.opening;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * To which points the gate of an envelope that opens on a decision is lent: D, and those of the
 * bids that passed, if their makers have proven to know the secret (docs/protocol.md section 8).
 */
public final class GateLoan {
  private GateLoan() {}

  /**
   * The points, in close order behind D.
   *
   * @param setting of the envelope; its gate is not asked
   * @param bids all receptions of the close set, in close order, with the bytes of those that
   *     passed
   */
  public static List<Point> points(
      OpeningPoints.Setting setting, Iterable<SealedBid> bids, Admission admission) {
    Point drawPoint = DrawPoint.of(setting.tender(), setting.closeHash());
    List<Point> points = new ArrayList<>(List.of(drawPoint));
    Set<String> seen = new HashSet<>(Set.of(Hex.toHexString(drawPoint.x())));
    for (SealedBid bid : bids) {
      if (setting.standing().contains(bid.reception().noticeHash())
          && admission.admits(bid.reception().submission())) {
        originator(setting, bid)
            .filter(point -> seen.add(Hex.toHexString(point.x())))
            .ifPresent(points::add);
      }
    }
    return List.copyOf(points);
  }

  private static Optional<Point> originator(OpeningPoints.Setting setting, SealedBid bid) {
    if (!bid.reception()
        .envelopeHash(setting.slot().envelope())
        .equals(Optional.of(Sha256.of(bid.envelopeDer())))) {
      return Optional.empty();
    }
    try {
      Envelope gated = Envelope.read(bid.envelopeDer());
      return isProven(setting, bid.reception(), gated)
          ? Optional.of(gated.originator())
          : Optional.empty();
    } catch (CmsFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the maker of this very bid knew the secret of its gate layer. */
  static boolean isProven(OpeningPoints.Setting setting, ReceiptCore reception, Envelope gated) {
    Sha256 context =
        EphemeralProof.ofGate(reception.noticeHash(), setting.slot(), reception.submission());
    return EphemeralProof.judge(gated, context) == EphemeralProof.Finding.PROVEN;
  }

  /**
   * @param decision hash of the decision that admits the points
   * @param key private gate key
   */
  public static GateValues lend(
      OpeningPoints.Setting setting,
      Sha256 decision,
      List<Point> points,
      Scalar key,
      SecureRandom random) {
    List<Point> values = points.stream().map(point -> point.times(key)).toList();
    ListProof proof =
        ListProof.make(
            key,
            GateValues.proven(
                setting.tender(), setting.closeHash(), setting.terms().gateKey(), points, values),
            random);
    return new GateValues(
        setting.tender(), setting.slot(), setting.closeHash(), decision, points, values, proof);
  }

  /**
   * @param expected points that the judge derived himself
   * @param decision hash of the decision that the judge believes
   * @return empty if the message holds
   */
  public static Optional<Refusal> refusal(
      OpeningPoints.Setting setting, List<Point> expected, Sha256 decision, GateValues gate) {
    if (!gate.tender().equals(setting.tender())
        || !gate.slot().equals(setting.slot())
        || !gate.closeHash().equals(setting.closeHash())) {
      return Optional.of(Refusal.of("gate-values-invalid.elsewhere"));
    }
    if (!gate.decision().equals(decision)) {
      return Optional.of(Refusal.of("gate-values-invalid.decision"));
    }
    if (!gate.points().equals(expected)) {
      return Optional.of(Refusal.of("gate-values-invalid.points"));
    }
    return gate.holds(setting.terms().gateKey())
        ? Optional.empty()
        : Optional.of(Refusal.of("gate-values-invalid.proof"));
  }
}
