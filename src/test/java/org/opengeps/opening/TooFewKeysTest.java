package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The attack: somebody holds everything that the engine ever stored (database, documents, the
 * operator's key store with the gate key) and the key files of k-1 officers. Every way from there
 * to a bid that we know is tried. The same steps with k key files open all bids, so that it is the
 * missing officer who keeps them closed.
 */
class TooFewKeysTest {
  private static final TenderScene SCENE = new TenderScene();
  private static final int STOLEN = 1;

  @BeforeAll
  static void twoBidsAndClose() {
    SCENE.bid(1, 1_540_000_000, List.of(1, 15));
    SCENE.bid(2, 1_550_000_000, List.of(2, 3));
    SCENE.close();
  }

  /** What the gate key alone uncovers: the parts sealed to the committee. */
  private static List<Envelope> sealedParts() {
    List<Envelope> parts = new ArrayList<>();
    SCENE.bids.forEach(
        bid -> {
          byte[] payload = Envelope.read(bid.envelopeDer()).openWith(SCENE.gate).orElseThrow();
          parts.add(Envelope.read(GatedPayload.read(payload).sealedPublic()));
          parts.add(Envelope.read(GatedPayload.read(payload).sealedConfidential()));
        });
    return parts;
  }

  private static void opensNothing(Scalar guess) {
    sealedParts().forEach(part -> assertThat(part.openWith(guess)).isEmpty());
  }

  @Test
  void theOperatorsKeysAloneOpenNoSealedPart() {
    opensNothing(SCENE.gate);
    opensNothing(SCENE.gate.times(SCENE.gate));
  }

  @Test
  void theStolenKeyFileDecryptsOnlyItsOwnSharesOutOfTheDatabase() {
    Scalar stolen = SCENE.committee.privateKeys.get(STOLEN - 1);
    for (byte[] message : SCENE.committee.round1) {
      Round1 round = Round1.from(SignedDocument.read(message).json());
      for (int member = 1; member <= SCENE.key.n(); member++) {
        Envelope share = Envelope.read(round.key(1).shares().get(member - 1));
        assertThat(share.openWith(stolen).isPresent())
            .as("share of member " + member)
            .isEqualTo(member == STOLEN);
        assertThat(share.openWith(SCENE.gate)).isEmpty();
      }
    }
  }

  @Test
  void theStolenShareIsNotTheCommitteesKeyHoweverItIsScaled() {
    Scalar share = SCENE.committee.share(1, STOLEN);
    assertThat(Point.base(share))
        .isEqualTo(SCENE.key.verificationKey(STOLEN))
        .isNotEqualTo(SCENE.key.y());
    opensNothing(share);
    for (int factor = 2; factor <= 40; factor++) {
      opensNothing(share.times(Scalar.of(factor)));
      opensNothing(share.times(Scalar.of(factor).inverse()));
    }
    opensNothing(share.times(SCENE.gate));
    opensNothing(share.plus(SCENE.gate));
  }

  @Test
  void theStolenShareDressedUpAsEveryOtherMemberOpensNothing() {
    Scalar share = SCENE.committee.share(1, STOLEN);
    for (Envelope part : sealedParts()) {
      Point partial = part.originator().times(share);
      for (int other = 2; other <= SCENE.key.n(); other++) {
        Map<Integer, List<Point>> values = new HashMap<>();
        values.put(STOLEN, List.of(partial));
        values.put(other, List.of(partial));
        assertThat(part.openWith(Interpolation.combine(SCENE.key.k(), values).get(0))).isEmpty();
      }
    }
    assertThatThrownBy(
            () -> Interpolation.combine(SCENE.key.k(), Map.of(STOLEN, List.of(SCENE.key.y()))))
        .hasMessageContaining("only 1 of 2 members");
  }

  @Test
  void whatTheOthersShowedInTheRehearsalCompletesNoBid() {
    Scalar share = SCENE.committee.share(1, STOLEN);
    for (byte[] message : SCENE.committee.rehearsals) {
      Rehearsal rehearsal = Rehearsal.from(SignedDocument.read(message).json());
      Point shown = rehearsal.keys().get(0).value();
      for (Envelope part : sealedParts()) {
        assertThat(part.openWith(shown)).isEmpty();
        if (rehearsal.member() != STOLEN) {
          Map<Integer, List<Point>> values = new HashMap<>();
          values.put(STOLEN, List.of(part.originator().times(share)));
          values.put(rehearsal.member(), List.of(shown));
          assertThat(part.openWith(Interpolation.combine(SCENE.key.k(), values).get(0))).isEmpty();
        }
      }
    }
  }

  @Test
  void withOneMoreKeyFileTheSameStepsOpenEverything() {
    for (Envelope part : sealedParts()) {
      Map<Integer, List<Point>> values = new HashMap<>();
      for (int member : List.of(STOLEN, 3)) {
        values.put(member, List.of(part.originator().times(SCENE.committee.share(1, member))));
      }
      assertThat(part.openWith(Interpolation.combine(SCENE.key.k(), values).get(0))).isPresent();
    }
  }
}
