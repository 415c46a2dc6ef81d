package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TwoEnvelopeScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The gate of an envelope that opens on a decision: lent to those who passed, and to nobody else.
 */
class GateLoanTest {
  private final TwoEnvelopeScene scene = new TwoEnvelopeScene();
  private final SealedSubmission passed = scene.bid(1, "1500000000");
  private final SealedSubmission failed = scene.bid(2, "1400000000");
  private final Sha256 decision = Sha256.ofText("the decision");
  private final Admission admission = Admission.of(Set.of(id(passed)));

  private static UUID id(SealedSubmission bid) {
    return bid.statement().submission();
  }

  private OpeningPoints.Setting closed() {
    return scene.setting(TwoEnvelopeScene.PRICE, Gate.CLOSED);
  }

  private List<SealedBid> bids(Admission of) {
    return scene.bids(TwoEnvelopeScene.PRICE, of);
  }

  private List<Point> points(Admission of) {
    return GateLoan.points(closed(), bids(of), of);
  }

  private GateValues values(List<Point> points) {
    return GateLoan.lend(closed(), decision, points, scene.priceGate, new FixedRandom("loan"));
  }

  private static Point originator(SealedSubmission bid) {
    return Envelope.read(bid.envelopeDers().get("price")).originator();
  }

  @Test
  void onlyThoseWhoPassedAreLentTheGateAndOpen() {
    assertThat(points(admission))
        .containsExactly(DrawPoint.of(closed().tender(), closed().closeHash()), originator(passed));
    GateValues values = values(points(admission));
    assertThat(GateLoan.refusal(closed(), points(admission), decision, values)).isEmpty();
    assertThat(GateValues.from(JsonObject.parseCanonical(values.toJson().canonical())))
        .isEqualTo(values);
    var open = closed().with(new Gate.Lent(values.byPoint()));
    OpeningPoints points = OpeningPoints.derive(open, bids(admission), admission);
    assertThat(points.heads()).hasSize(1);
    assertThat(points.kept()).isEqualTo(1);
    assertThat(points.publicPoints()).hasSize(2);
    StrippedBid bid = GateLayer.strip(open, bids(admission).get(0)).orThrow();
    OfferForm form = scene.notice.offer("0");
    Point value = committee(bid.sealedPublic().originator());
    assertThat(Unsealing.publicPart(bid, value, form).orThrow().offer().text("amount"))
        .contains("1500000000");
    assertThat(open.gate().ofDraw(points.drawPoint().orElseThrow()))
        .isEqualTo(new GatePart.Lent(points.drawPoint().orElseThrow().times(scene.priceGate)));
  }

  /** What k members make of a point of the price envelope. */
  private Point committee(Point point) {
    return Interpolation.combine(
            2,
            Map.of(
                1, List.of(point.times(scene.committee.share(2, 1))),
                3, List.of(point.times(scene.committee.share(2, 3)))))
        .get(0);
  }

  @Test
  void kMembersAndTheDatabaseOpenNoKeptEnvelopeWithoutTheGate() {
    Admission both = Admission.of(Set.of(id(passed), id(failed)));
    var open = closed().with(new Gate.Lent(values(points(admission)).byPoint()));
    OpeningPoints points = OpeningPoints.derive(open, bids(both), both);
    assertThat(points.heads().get(1).leftOut()).contains(OpeningPoints.GATE_INVALID);
    Envelope kept = Envelope.read(failed.envelopeDers().get("price"));
    assertThat(kept.openWith(committee(kept.originator()))).isEmpty();
    IntStream.rangeClosed(1, 3)
        .mapToObj(member -> scene.committee.share(2, member))
        .forEach(share -> assertThat(kept.openWith(share)).isEmpty());
    assertThat(kept.openWith(scene.technicalGate)).as("the gate that is public").isEmpty();
    assertThat(kept.openWith(scene.priceGate)).as("the gate that never is").isPresent();
  }

  @Test
  void valuesForMoreForOtherDecisionsOrWithoutAProofAreRefused() {
    List<Point> expected = points(admission);
    List<Point> more = new ArrayList<>(expected);
    more.add(originator(failed));
    assertThat(problem(expected, values(more))).contains("gate-values-invalid");
    assertThat(problem(expected, values(expected.subList(0, 1)))).contains("gate-values-invalid");
    GateValues good = values(expected);
    assertThat(problem(expected, good)).isEmpty();
    assertThat(
            GateLoan.refusal(closed(), expected, Sha256.ofText("another"), good)
                .map(Refusal::detail))
        .get()
        .asString()
        .contains("another decision");
    GateValues lie =
        GateLoan.lend(closed(), decision, expected, Scalar.of(7), new FixedRandom("lie"));
    assertThat(problem(expected, lie)).contains("gate-values-invalid");
  }

  private Optional<String> problem(List<Point> expected, GateValues values) {
    return GateLoan.refusal(closed(), expected, decision, values).map(Refusal::code);
  }

  /** Whoever copies an envelope into a bid of his own is not lent the gate for it. */
  @Test
  void anotherBiddersEnvelopeIsLentToNobody() {
    TwoEnvelopeScene copied = new TwoEnvelopeScene();
    SealedSubmission victim = copied.bid(1, "1500000000");
    SealedSubmission own = copied.bid(2, "1400000000");
    copied.submissions.set(
        1,
        new SealedSubmission(
            own.statement(),
            own.statementDer(),
            List.of(own.envelopes().get(0), victim.envelopes().get(1))));
    var core = copied.receptions.get(1);
    copied.receptions.set(
        1,
        new org.opengeps.protocol.message.ReceiptCore(
            core.submission(),
            core.tender(),
            core.noticeHash(),
            core.lot(),
            core.statementHash(),
            null,
            List.of(core.envelopes().get(0), victim.statement().hashes().get(1)),
            core.receivedAt(),
            core.outcome(),
            null));
    Admission thief = Admission.of(Set.of(id(own)));
    List<Point> points =
        GateLoan.points(
            copied.setting(TwoEnvelopeScene.PRICE, Gate.CLOSED),
            copied.bids(TwoEnvelopeScene.PRICE, thief),
            thief);
    assertThat(points).hasSize(1).doesNotContain(originator(victim));
  }

  @Test
  void theTechnicalEnvelopeHasNoDrawPointAndOpensWithItsPublishedKey() {
    var setting = scene.setting(TwoEnvelopeScene.TECHNICAL, new Gate.Released(scene.technicalGate));
    OpeningPoints points =
        OpeningPoints.derive(
            setting, scene.bids(TwoEnvelopeScene.TECHNICAL, Admission.ALL), Admission.ALL);
    assertThat(points.drawPoint()).isEmpty();
    assertThat(points.lists().get(Partial.PUBLIC)).hasSize(2);
    assertThat(points.listedHeads()).hasSize(2);
  }
}
