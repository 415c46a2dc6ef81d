package org.opengeps.award.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.award.ExaminedLot;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.RoundRows.Candidate;
import org.opengeps.award.model.RoundRows.Request;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.opening.RoundSpans;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;

/** Who is to act next in a round, as far as rows and the ranking tell it. */
class ListRoundWorkTest {
  private static final TenderRef TENDER = TenderRef.parse("R30BK00000001-000");
  private static final PersonId KIM = new PersonId("0b0f8f3c-0000-4000-8000-000000000001");
  private static final PersonId LEE = new PersonId("0b0f8f3c-0000-4000-8000-000000000002");
  private static final LotKey LOT = LotKey.of(TENDER, "0");
  private static final Instant DUE = Instant.parse("2030-01-02T00:00:00Z");
  private static final ExaminedLot.Papers TO_CALL = new ExaminedLot.Papers(true, Optional.empty());
  private static final Sha256 HASH = Sha256.ofText("any");

  /** Three candidates, and one bid above the limit. */
  private static final Ranking RANKING =
      new Ranking(
          TENDER,
          Slot.ONLY_PRICE,
          HASH,
          Won.KRW,
          IntStream.rangeClosed(1, 4)
              .mapToObj(
                  i ->
                      new Ranking.Bid(
                          bid(i),
                          Won.of(i),
                          null,
                          i < 4 ? Integer.valueOf(i) : null,
                          i < 4 ? null : "above-limit"))
              .toList(),
          List.of());

  private static UUID bid(int number) {
    return new UUID(0, number);
  }

  private static Candidate scored(int number, boolean passed, PersonId by) {
    return new Candidate(LOT, bid(number), passed, by);
  }

  private static Candidate out(int number) {
    return new Candidate(LOT, bid(number), false, null);
  }

  private static ExaminedLot examined(boolean corrected, Candidate... candidates) {
    var ranked = new Ranked(TENDER, "0", HASH, HASH, HASH, Instant.EPOCH);
    return ListRoundWork.examined(
        ranked, RANKING, List.of(candidates), corrected, Optional.empty(), Instant.EPOCH);
  }

  @Test
  void whoIsNeitherExaminedNorOutIsLeft() {
    assertThat(examined(false).left()).isEqualTo(3);
    ExaminedLot one = examined(false, scored(1, false, KIM), out(2));
    assertThat(one.left()).isEqualTo(1);
    assertThat(one.passed()).isFalse();
    assertThat(one.scorers()).containsExactly(KIM);
    assertThat(one.isNobodyLeft()).isFalse();
  }

  private static ExaminedLot called(Instant now, Request... requests) {
    var ranked = new Ranked(TENDER, "0", HASH, HASH, HASH, Instant.EPOCH);
    return ListRoundWork.examined(
        ranked, RANKING, List.of(), false, Optional.of(List.of(requests)), now);
  }

  private static Request asked(int number, boolean supplement, boolean answered) {
    return new Request(LOT, bid(number), supplement, DUE.minusSeconds(100), DUE, answered);
  }

  @Test
  void aSuspensionPutsItsDateOff() {
    Instant began = DUE.minusSeconds(50);
    List<Request> asked = List.of(asked(1, false, false));
    Request later = ListRoundWork.putOff(asked, stoodStill(began, Optional.of(DUE))).get(0);
    assertThat(later.dueAt()).isEqualTo(DUE.plusSeconds(50));
    assertThat(called(DUE, later).left()).isEqualTo(3);
    assertThat(called(DUE.plusSeconds(50), later).papers()).isEqualTo(TO_CALL);
    assertThat(called(DUE, ListRoundWork.putOff(asked, stoodStill(began, Optional.empty())).get(0)))
        .as("it stands still")
        .extracting(ExaminedLot::left)
        .isEqualTo(3);
    assertThat(ListRoundWork.putOff(asked, List.of())).isEqualTo(asked);
  }

  private static List<RoundSpans> stoodStill(Instant from, Optional<Instant> until) {
    return List.of(
        new RoundSpans(
            LOT.tender(), LOT.lot(), new Suspensions(List.of(new Suspensions.Span(from, until)))));
  }

  @Test
  void whoIsSilentIsOutAndTheNextIsToBeCalled() {
    assertThat(called(Instant.EPOCH).papers()).isEqualTo(TO_CALL);
    ExaminedLot waiting = called(DUE.minusMillis(1), asked(1, false, false));
    assertThat(waiting.papers()).isEqualTo(new ExaminedLot.Papers(false, Optional.of(DUE)));
    assertThat(waiting.left()).isEqualTo(3);
    ExaminedLot silent = called(DUE, asked(1, false, false));
    assertThat(silent.papers()).isEqualTo(TO_CALL);
    assertThat(silent.left()).isEqualTo(2);
  }

  @Test
  void whoHasAnsweredIsToBeExaminedWithItsSupplementOrWithoutIt() {
    assertThat(called(Instant.EPOCH, asked(1, false, true)).papers())
        .isEqualTo(ExaminedLot.Papers.NONE);
    Request[] both = {asked(1, false, true), asked(1, true, false)};
    assertThat(called(Instant.EPOCH, both).papers().dueAt()).contains(DUE);
    assertThat(called(DUE, both).papers()).isEqualTo(ExaminedLot.Papers.NONE);
    assertThat(called(DUE, both).left()).isEqualTo(3);
  }

  @Test
  void nobodyIsLeftWhenAllFailedOrAreOutAndNoScoreWasCorrected() {
    Candidate[] all = {scored(1, false, KIM), scored(2, false, LEE), out(3)};
    assertThat(examined(false, all).isNobodyLeft()).isTrue();
    assertThat(examined(false, all).scorers()).containsExactlyInAnyOrder(KIM, LEE);
    assertThat(examined(true, all).isNobodyLeft()).isFalse();
  }

  @Test
  void whoPassedAndThenWaivedOrWasPassedOverHasNotPassed() {
    assertThat(examined(false, scored(1, true, KIM)).passed()).isTrue();
    assertThat(examined(false, scored(1, true, KIM), out(1)).passed()).isFalse();
    assertThat(examined(false, scored(1, true, KIM), out(1)).left()).isEqualTo(2);
  }
}
