package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.OpeningEnd;
import org.opengeps.opening.TenderFailed;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OfferForm;

/** Whatever ended a lot, its pages say that and nothing else. */
class LotFailureTest {
  private static final Lot ONE = lot(Lot.ONE_STAGE, "price");
  private static final Lot TWOFOLD =
      lot(List.of(List.of("technical", "price")), "technical", "price");
  private static final Lot STAGED =
      lot(List.of(List.of("technical"), List.of("price")), "technical");

  private static final OpeningEnd OPENED = end(true, null);
  private static final OpeningEnd LAPSED = end(false, TenderFailed.LAPSED);

  private final Map<String, OpeningEnd> ends = new HashMap<>();
  private boolean nobodyPassed;

  @Test
  void whatWasNeverOpenedLapsedOrHadTooFewBids() {
    for (Lot lot : List.of(ONE, TWOFOLD, STAGED)) {
      ends.clear();
      assertThat(of(lot)).as("never closed").isEqualTo(LotFailure.LAPSED);
      ends.put(lot.first().envelope(), LAPSED);
      assertThat(of(lot)).isEqualTo(LotFailure.LAPSED);
      ends.put(lot.first().envelope(), end(false, TenderFailed.TOO_FEW_SEALED));
      assertThat(of(lot)).isEqualTo(LotFailure.SEALED);
      assertThat(of(lot).isOpened()).isFalse();
      assertThat(of(lot).word()).isEqualTo("FAILED");
    }
  }

  @Test
  void bidsThatAreOpenedMayBeTooFewToCount() {
    for (Lot lot : List.of(ONE, TWOFOLD, STAGED)) {
      ends.put(lot.first().envelope(), end(true, TenderFailed.TOO_FEW_VALID));
      assertThat(of(lot)).isEqualTo(LotFailure.TOO_FEW);
      ends.clear();
    }
    ends.putAll(Map.of("technical", OPENED, "price", end(true, TenderFailed.TOO_FEW_VALID)));
    assertThat(of(TWOFOLD)).isEqualTo(LotFailure.TOO_FEW);
  }

  @Test
  void whereAllIsOpenedNobodyQualified() {
    ends.put("price", OPENED);
    assertThat(of(ONE)).isEqualTo(LotFailure.NOBODY_QUALIFIED);
    ends.put("technical", OPENED);
    assertThat(of(TWOFOLD)).isEqualTo(LotFailure.NOBODY_QUALIFIED);
  }

  /** Firms may have passed, or nobody has ever decided: either way they did not fail to qualify. */
  @Test
  void firmsWhosePricesWereNotReachedAreNotSaidToHaveFailed() {
    ends.put("technical", OPENED);
    for (Lot lot : List.of(TWOFOLD, STAGED)) {
      assertThat(of(lot)).isEqualTo(LotFailure.UNREACHED);
      assertThat(of(lot).word()).isEqualTo("FAILED_UNREACHED");
      assertThat(of(lot).isLapsed()).isTrue();
      assertThat(of(lot).isOpened()).isTrue();
    }
    ends.put("price", LAPSED);
    assertThat(of(TWOFOLD)).isEqualTo(LotFailure.UNREACHED);
  }

  @Test
  void thatNobodyPassedIsSaidWhereItWasDecided() {
    nobodyPassed = true;
    ends.put("technical", OPENED);
    assertThat(of(STAGED)).isEqualTo(LotFailure.NOBODY_PASSED);
    ends.put("price", end(false, TenderFailed.NONE_ADMITTED));
    assertThat(of(TWOFOLD)).isEqualTo(LotFailure.NOBODY_PASSED);
    assertThat(of(TWOFOLD).isLapsed()).isFalse();
  }

  private LotFailure of(Lot lot) {
    return LotFailure.of(
        lot, slot -> Optional.ofNullable(ends.get(slot.envelope())), () -> nobodyPassed);
  }

  private static OpeningEnd end(boolean opened, String reason) {
    return new OpeningEnd(
        opened ? Optional.of(Sha256.ofText("record")) : Optional.empty(),
        Optional.ofNullable(reason));
  }

  private static Lot lot(List<List<String>> stages, String... envelopes) {
    return new Lot(
        "0",
        null,
        null,
        JsonObject.builder().build(),
        new OfferForm(List.of()),
        stages,
        null,
        Stream.of(envelopes).map(LotFailureTest::terms).toList());
  }

  private static EnvelopeTerms terms(String envelope) {
    return new EnvelopeTerms(envelope, null, null, null, new byte[0], new byte[0], null);
  }
}
