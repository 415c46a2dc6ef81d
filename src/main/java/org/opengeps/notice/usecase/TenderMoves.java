package org.opengeps.notice.usecase;

import static java.util.Comparator.naturalOrder;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Notice;

/** The one place where lots change their state, under the row lock of their tender. */
@Dependent
class TenderMoves {
  @Inject private Tenders tenders;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;

  /**
   * Moves one lot, whatever the current order of its tender.
   *
   * @return refused with {@code wrong-state} or {@code tender-unknown}
   */
  Verdict<TenderState> move(TenderRef ref, String lot, TenderState next, Instant at) {
    return tenders
        .lock(TenderNumber.of(ref))
        .map(tender -> moveTo(tender, only(lot, tenders.listLots(tender.number())), next, at))
        .orElseGet(() -> unknown(ref));
  }

  /** The same for all lots of the current order together. */
  Verdict<TenderState> move(TenderRef ref, TenderState next, Instant at) {
    return tenders
        .lock(TenderNumber.of(ref))
        .map(tender -> move(tender, next, at))
        .orElseGet(() -> unknown(ref));
  }

  /**
   * Moves all lots of the current order that are underway, or none, of a tender that the caller has
   * locked. A lot that has come to its end stays there while others go on; those of orders before a
   * re-bid are opened, and go on by themselves.
   */
  Verdict<TenderState> move(Tender tender, TenderState next, Instant at) {
    return moveTo(tender, movable(tenders.listLots(tender.number())), next, at);
  }

  /** Lots of a tender that the caller has locked go on under their next names. */
  void goOn(Tender tender, List<String> names, Instant at) {
    List<TenderLot> lots =
        tenders.listLots(tender.number()).stream()
            .filter(lot -> names.contains(lot.lot()))
            .toList();
    moveTo(tender, lots, TenderState.CONTINUED, at).orThrow();
  }

  /** Lots of a tender that the caller has locked are asked for in another round. */
  void begin(Tender tender, Notice order, Instant at) {
    List<TenderLot> lots = TenderLot.of(order, at);
    tenders.add(lots);
    lots.forEach(lot -> tenders.noteMove(lot, at));
    tender.reopen();
    tender.follow(tenders.listLots(tender.number()), at);
  }

  /** Whether {@link #move(Tender, TenderState, Instant)} would be accepted. */
  boolean isAllowed(Tender tender, TenderState next) {
    return movable(tenders.listLots(tender.number())).stream().allMatch(lot -> lot.mayMoveTo(next));
  }

  /** Moves these lots of a tender that the caller has locked, or none. */
  Verdict<TenderState> moveTo(Tender tender, List<TenderLot> lots, TenderState next, Instant at) {
    Optional<Refusal> refusal =
        lots.stream()
            .filter(lot -> !lot.mayMoveTo(next))
            .findFirst()
            .map(lot -> refusal(lot, next));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    for (TenderLot lot : lots) {
      if (lot.moveTo(next, at)) {
        tenders.noteMove(lot, at);
        if (next.isEnd()) {
          keep(lot, at);
        }
      }
    }
    tender.follow(tenders.listLots(tender.number()), at);
    return Verdict.accept(next);
  }

  /**
   * From its end on the bids of a lot that nobody opened are kept as long as its law says, by the
   * last order that lists it: the next stage of it is another lot's name, with a calendar of its
   * own.
   */
  private void keep(TenderLot lot, Instant end) {
    List<Notice> orders = notices.history(lot.tender()).stream().map(NoticeView::notice).toList();
    RuleSet rules = ruleSets.of(Notice.lastOf(lot.lot(), orders).orElseThrow());
    rules.retention().map(period -> rules.end(period, end)).ifPresent(lot::keepUntil);
  }

  private static List<TenderLot> movable(List<TenderLot> all) {
    String since = all.stream().map(TenderLot::sinceOrder).max(naturalOrder()).orElseThrow();
    List<TenderLot> lots = all.stream().filter(lot -> lot.sinceOrder().equals(since)).toList();
    List<TenderLot> underway = lots.stream().filter(lot -> !lot.state().isEnd()).toList();
    return underway.isEmpty() ? lots : underway;
  }

  private static List<TenderLot> only(String name, List<TenderLot> lots) {
    List<TenderLot> found = lots.stream().filter(lot -> lot.lot().equals(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("the notice has no lot " + name);
    }
    return found;
  }

  private static Refusal refusal(TenderLot lot, TenderState next) {
    return Refusal.of("wrong-state.move")
        .with("lot", lot.lot())
        .with("tender", lot.tender().toString())
        .with("state", lot.state().word())
        .with("next", next.word());
  }

  static <T> Verdict<T> unknown(TenderRef ref) {
    return Verdict.refuse(Refusal.of("tender-unknown").with("no", ref.number()));
  }
}
