package org.opengeps.opening.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.RoundSpans;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.model.StageKey;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;

/** What the acts of a lot say: whether it stands still, and what could still be approved. */
class ListPausesTest {
  private static final TenderRef TENDER = TenderRef.parse("R30BK00000001-000");
  private static final PersonId KIM = new PersonId("0b0f8f3c-0000-4000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2030-07-02T00:00:00Z");
  private static final Suspension STOP = act(Suspension.Kind.SUSPEND, null);
  private static final Suspension GO = act(Suspension.Kind.RESUME, STOP.hash());

  private static Suspension act(Suspension.Kind kind, Sha256 follows) {
    return new Suspension(TENDER, "0", kind, follows, new LocalText("확인 중", ""));
  }

  private static SuspensionView view(Suspension act, boolean approved) {
    return new SuspensionView(
        act,
        Sha256.ofText("signed"),
        KIM,
        NOW,
        approved ? Optional.of(Sha256.ofText("approval")) : Optional.empty(),
        approved ? Optional.of(NOW) : Optional.empty());
  }

  private static RoundPause pause(SuspensionView... views) {
    return ListPauses.pause(new StageKey(TENDER.number(), "0"), List.of(views));
  }

  @Test
  void aRoundStandsStillFromTheApprovalOfTheSuspensionUntilThatOfItsEnd() {
    assertThat(pause(view(STOP, false)).current()).isEmpty();
    assertThat(pause(view(STOP, false)).pending()).hasSize(1);
    RoundPause stopped = pause(view(STOP, true), view(GO, false));
    assertThat(stopped.current()).isPresent();
    assertThat(stopped.pending()).extracting(SuspensionView::act).containsExactly(GO);
    assertThat(pause(view(GO, true)).current()).isEmpty();
  }

  @Test
  void whatNamesAnotherActThanTheLastOneWaitsForNobody() {
    Suspension outdated = act(Suspension.Kind.RESUME, Sha256.ofText("another"));
    assertThat(pause(view(STOP, true), view(outdated, false)).pending()).isEmpty();
    assertThat(pause(view(STOP, true), view(STOP, false)).pending())
        .as("a second suspension of what stands still")
        .isEmpty();
  }

  @Test
  void aRoundStoodStillBetweenTheApprovalsOfItsTwoActs() {
    SuspensionActs.Row stop = counted("stop", true, NOW.minusSeconds(9));
    SuspensionActs.Row go = counted("go", false, NOW);
    assertThat(ListPauses.spansOf(List.of(ofLot(go), ofLot(stop), ofLot(row("waiting", null)))))
        .containsExactly(
            new RoundSpans(
                TENDER.number(),
                "0",
                new Suspensions(
                    List.of(new Suspensions.Span(NOW.minusSeconds(9), Optional.of(NOW))))));
    assertThat(ListPauses.spansOf(List.of(ofLot(row("waiting", null))))).isEmpty();
  }

  private static SuspensionActs.OfLot ofLot(SuspensionActs.Row row) {
    return new SuspensionActs.OfLot(TENDER.number(), "0", row);
  }

  private static SuspensionActs.Row counted(String name, boolean suspends, Instant at) {
    Sha256 hash = Sha256.ofText(name);
    return new SuspensionActs.Row(
        hash, hash, suspends, KIM, at, Optional.of(hash), Optional.of(at));
  }

  @Test
  void ofAllThatCountedTheLastAloneTells() {
    SuspensionActs.Row first = row("first", NOW.minusSeconds(9));
    SuspensionActs.Row last = row("last", NOW);
    SuspensionActs.Row waiting = row("waiting", null);
    assertThat(ListPauses.telling(List.of(first, waiting, last))).containsExactly(last, waiting);
    assertThat(ListPauses.telling(List.of(waiting))).containsExactly(waiting);
  }

  private static SuspensionActs.Row row(String name, Instant approved) {
    Sha256 hash = Sha256.ofText(name);
    return new SuspensionActs.Row(
        hash,
        hash,
        true,
        KIM,
        NOW.minusSeconds(60),
        Optional.ofNullable(approved).map(at -> hash),
        Optional.ofNullable(approved));
  }
}
