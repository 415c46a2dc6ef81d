package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Slot;

/** Bids for orders of a notice that stand no more. */
class SupersededBidsTest {
  private TenderScene scene;

  @BeforeEach
  void oneBid() {
    scene = new TenderScene();
    scene.bid(1, 1_540_000_000, List.of(1, 2));
  }

  @Test
  void aStatementForAnotherNoticeThanItsReceptionIsLeftOut() {
    scene.close();
    SealedBid honest = scene.bids.get(0);
    ReceiptCore core = honest.reception();
    Sha256 other = Sha256.ofText("another order");
    var moved =
        new ReceiptCore(
            core.submission(),
            core.tender(),
            other,
            core.lot(),
            core.statementHash(),
            core.signed(),
            core.envelopes(),
            core.receivedAt(),
            core.outcome(),
            null);
    List<SealedBid> bids =
        List.of(new SealedBid(moved, honest.statementDer(), honest.envelopeDer()));
    assertThat(
            OpeningPoints.derive(setting(Set.of(other)), bids, Admission.ALL)
                .heads()
                .get(0)
                .leftOut())
        .contains(OpeningPoints.STATEMENT_INVALID);
  }

  @Test
  void bidsForAnOrderThatDoesNotStandAreCountedAndNeverListed() {
    scene.close();
    Set<Sha256> others = Set.of(Sha256.ofText("the order after a reseal"));
    OpeningPoints points = OpeningPoints.derive(setting(others), scene.bids, Admission.ALL);
    assertThat(points.heads()).isEmpty();
    assertThat(points.superseded()).isEqualTo(1);
    assertThat(points.publicPoints()).containsExactly(points.drawPoint().orElseThrow());
  }

  private OpeningPoints.Setting setting(Set<Sha256> standing) {
    return OpeningPoints.Setting.of(
        scene.notice,
        TenderScene.REF,
        Slot.ONLY_PRICE,
        scene.close.hash(),
        new Gate.Released(scene.gate),
        standing);
  }
}
