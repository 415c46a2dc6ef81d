package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Admitted;

/**
 * Moves lots on: the rooms on the right call it when something of theirs has happened. Which moves
 * there are stands in {@link TenderState#next}.
 */
@ApplicationScoped
public class MoveTender {
  @Inject private Tenders tenders;
  @Inject private TenderMoves moves;
  @Inject private Documents documents;

  /**
   * Moves one lot. Harmless when repeated.
   *
   * @param next not DRAINING: that is {@link #drain}, which looks at the deadline
   * @param ref names the tender, whatever its current order
   * @param lot of its notice
   * @return refused with {@code wrong-state} or {@code tender-unknown}
   */
  @Transactional
  public Verdict<TenderState> to(TenderState next, TenderRef ref, String lot, Instant at) {
    if (next == TenderState.DRAINING) {
      throw new IllegalArgumentException("only the deadline drains a tender: " + ref);
    }
    return moves.move(ref, lot, next, at);
  }

  /**
   * Who may bid in the next stage of a lot is settled. Harmless when repeated.
   *
   * @param admitted kept for the order that asks them
   * @return refused with {@code wrong-state} or {@code tender-unknown}
   */
  @Transactional
  public Verdict<TenderState> admit(TenderRef ref, String lot, Admitted admitted, Instant at) {
    Sha256 document = documents.put(admitted.toJson().canonical());
    return moves
        .move(ref, lot, TenderState.ADMITTED, at)
        .map(
            state -> {
              tenders.listLots(TenderNumber.of(ref)).stream()
                  .filter(one -> one.lot().equals(lot))
                  .forEach(one -> one.admit(document));
              return state;
            });
  }

  /**
   * All lots that take bids are closed: the tender's set of bids is fixed. Harmless when repeated.
   */
  @Transactional
  public Verdict<TenderState> close(TenderRef ref, Instant at) {
    return moves.move(ref, TenderState.CLOSED, at);
  }

  /**
   * The deadline has passed. Under the same lock as a correction, so that a deadline that was just
   * moved is never drained. Harmless when repeated.
   *
   * @param ref the order whose closing time the caller knows
   * @return refused with {@code order-superseded} if a later order is in force, {@code not-due}
   *     before the closing time, {@code awaits-order}, {@code wrong-state} or {@code
   *     tender-unknown}
   */
  @Transactional
  public Verdict<TenderState> drain(TenderRef ref, Instant at) {
    return tenders
        .lock(TenderNumber.of(ref))
        .map(tender -> drain(tender, ref, at))
        .orElseGet(() -> TenderMoves.unknown(ref));
  }

  /**
   * The latest opening is over: what is not opened has failed. Under the same lock as a correction,
   * so that a tender whose opening was just put off does not lapse. Harmless when repeated.
   *
   * @param ref the order whose latest opening the caller knows
   * @return the lots that failed by it, which one that was opened, cancelled or failed before does
   *     not; refused with {@code order-superseded}, {@code not-due} or {@code tender-unknown}
   */
  @Transactional
  public Verdict<Set<String>> lapse(TenderRef ref, Instant at) {
    return tenders
        .lock(TenderNumber.of(ref))
        .map(tender -> lapse(tender, ref, at))
        .orElseGet(() -> TenderMoves.unknown(ref));
  }

  private Verdict<Set<String>> lapse(Tender tender, TenderRef ref, Instant at) {
    if (!tender.ref().equals(ref)) {
      return superseded(tender);
    }
    if (at.isBefore(tender.latestOpening())) {
      return notDue(Refusal.of("not-due.lapses"), ref, tender.latestOpening());
    }
    tender.lapse(at);
    List<TenderLot> unopened =
        tenders.listLots(tender.number()).stream()
            .filter(lot -> isUnfinished(lot.state()))
            .toList();
    return moves
        .moveTo(tender, unopened, TenderState.FAILED, at)
        .map(failed -> unopened.stream().map(TenderLot::lot).collect(Collectors.toSet()));
  }

  /** Also a lot whose next stage nobody asked for in time. */
  private static boolean isUnfinished(TenderState state) {
    return state.isUnopened() || state == TenderState.ADMITTED;
  }

  private static <T> Verdict<T> superseded(Tender tender) {
    return Verdict.refuse(Refusal.of("order-superseded.times").with("tender", tender.ref()));
  }

  private static <T> Verdict<T> notDue(Refusal refusal, TenderRef ref, Instant at) {
    return Verdict.refuse(refusal.with("tender", ref).with("at", at));
  }

  private Verdict<TenderState> drain(Tender tender, TenderRef ref, Instant at) {
    if (!tender.ref().equals(ref)) {
      return superseded(tender);
    }
    if (at.isBefore(tender.closesAt())) {
      return notDue(Refusal.of("not-due.closes"), ref, tender.closesAt());
    }
    if (tender.awaitsOrder()) {
      return Verdict.refuse(Refusal.of("awaits-order").with("tender", ref));
    }
    return moves.move(tender, TenderState.DRAINING, at);
  }
}
