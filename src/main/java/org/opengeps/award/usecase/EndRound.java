package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.opengeps.award.NobodyQualified;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.method.Standing;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;

/** Ends a round in which nobody is left. */
@Dependent
class EndRound {
  @Inject private MoveTender move;
  @Inject private Event<DomainEvent> events;

  void failIfNobodyIsLeft(LotFile file, Instant at) {
    if (file.standing().state() == Standing.State.FAILED) {
      move.to(TenderState.FAILED, file.ranked().tender(), at).orThrow();
      events.fire(
          new NobodyQualified(
              file.ranked().tender(),
              file.ranked().lot(),
              NobodyQualified.NONE_PASSED,
              file.ranked().signedHash(),
              at));
    }
  }
}
