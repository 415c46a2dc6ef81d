package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.threshold.Point;

/**
 * What an order that asks bids for lots in another round may say (docs/protocol.md section 5): each
 * lot as it stood in its round before, under its next name and with keys that no order before had;
 * and times. Nothing else, in it or in the orders after it.
 *
 * <p>A re-bid asks once more for what failed (재입찰, 지방계약법 시행령 제19조제3항); the next stage asks those
 * who passed the technical decision for what is behind it (2단계 입찰, 제18조).
 */
public final class RoundOrder {
  /** Code of an order that says more than a re-bid may, or lists what cannot be bid for again. */
  public static final String CODE = "re-bid-order";

  /** Code of an order that says more than a next stage may, or lists a lot that has none. */
  public static final String STAGE_CODE = "next-stage-order";

  private RoundOrder() {}

  /**
   * What is wrong with the lots and terms of an order after those before it.
   *
   * @param before from the first, at least one
   */
  public static Optional<Refusal> judge(List<Notice> before, Notice next) {
    Notice last = before.get(before.size() - 1);
    if (begins(next.kind())) {
      return round(before, last, next);
    }
    if (!next.lotNames().equals(last.lotNames())) {
      return either(
          next,
          Refusal.of(CODE + ".lots").with("notice", next.ref()).with("last", last.ref()),
          Refusal.of(STAGE_CODE + ".lots").with("notice", next.ref()).with("last", last.ref()));
    }
    if (!keys(next).toList().equals(keys(last).toList())) {
      return either(
          next,
          Refusal.of(CODE + ".keys").with("notice", next.ref()).with("last", last.ref()),
          Refusal.of(STAGE_CODE + ".keys").with("notice", next.ref()).with("last", last.ref()));
    }
    if (!stages(next).equals(stages(last))) {
      return either(
          next,
          Refusal.of(CODE + ".stages").with("notice", next.ref()).with("last", last.ref()),
          Refusal.of(STAGE_CODE + ".stages").with("notice", next.ref()).with("last", last.ref()));
    }
    // amounts that were left open are judged apart
    boolean frozen = next.kind() != Notice.Kind.BASE_AMOUNT && isLater(last);
    return frozen && !isSame(last, last.lots(), next)
        ? either(
            next,
            Refusal.of(CODE + ".times").with("notice", next.ref()),
            Refusal.of(STAGE_CODE + ".times").with("notice", next.ref()))
        : Optional.empty();
  }

  /** Whether orders of a kind ask bids for lots in another round. */
  public static boolean begins(Notice.Kind kind) {
    return kind == Notice.Kind.RE_BID || kind == Notice.Kind.NEXT_STAGE;
  }

  /** Whether its lots were bid for before, in another round. */
  public static boolean isLater(Notice notice) {
    return notice.lots().stream().anyMatch(lot -> lot.name().isLater());
  }

  /** Whether its lots are in a stage that admits those who passed the one before. */
  public static boolean isLaterStage(Notice notice) {
    return notice.lots().stream().anyMatch(lot -> lot.admitted() != null);
  }

  private static Optional<Refusal> round(List<Notice> before, Notice last, Notice next) {
    List<Lot> expected = new ArrayList<>();
    for (Lot lot : next.lots()) {
      Optional<Lot> again =
          lot.name()
              .before()
              .map(LotName::toString)
              .flatMap(name -> Notice.lastOf(name, before).map(order -> order.lot(name)))
              .filter(was -> isSealedAlike(was, lot))
              .flatMap(was -> expected(next.kind(), was, lot));
      if (again.isEmpty() || before.stream().anyMatch(order -> order.lists(lot.lot()))) {
        return either(
            next,
            Refusal.of(CODE + ".lot").with("notice", next.ref()).with("lot", lot.lot()),
            Refusal.of(STAGE_CODE + ".lot").with("notice", next.ref()).with("lot", lot.lot()));
      }
      expected.add(again.get());
    }
    if (!isSame(last, expected, next)
        || next.revision().bidsAlreadySealed() != null
        || !next.revision().changes().equals(changes(last, next))) {
      return either(
          next,
          Refusal.of(CODE + ".more").with("notice", next.ref()),
          Refusal.of(STAGE_CODE + ".more").with("notice", next.ref()));
    }
    return areFresh(before, next)
        ? Optional.empty()
        : either(
            next,
            Refusal.of(CODE + ".key-twice").with("notice", next.ref()),
            Refusal.of(STAGE_CODE + ".key-twice").with("notice", next.ref()));
  }

  /**
   * The lot as it may stand in its next round: in the same stage, or in the one behind it, where
   * what is asked follows from the award method and who is admitted from the decision; both are
   * judged by whoever has them.
   */
  private static Optional<Lot> expected(Notice.Kind kind, Lot was, Lot is) {
    if (kind == Notice.Kind.RE_BID) {
      return Optional.of(was.again(is.envelopes())).filter(lot -> lot.names().equals(was.names()));
    }
    return was.nextStage()
        .filter(is.names()::equals)
        .map(stage -> was.next(is.offer(), is.admitted(), is.envelopes()));
  }

  private static List<List<Object>> stages(Notice notice) {
    return notice.lots().stream()
        .map(lot -> List.<Object>of(lot.names(), lot.stages(), Optional.ofNullable(lot.admitted())))
        .toList();
  }

  /**
   * Whether the order says these lots, its own times and calendar, and else what the one before
   * says.
   */
  private static boolean isSame(Notice last, List<Lot> lots, Notice next) {
    NoticeTerms.Schedule times = next.schedule();
    var schedule =
        new NoticeTerms.Schedule(
            last.schedule().noticedAt(),
            times.receiptOpensAt(),
            times.closesAt(),
            times.opensAt(),
            times.latestOpening());
    return last.with(lots)
        .under(next.calendar())
        .as(next.kind(), next.ref(), schedule, next.revision())
        .hash()
        .equals(next.hash());
  }

  /** What it may say that it changes, in the order of the names. */
  private static List<NoticeTerms.Change> changes(Notice last, Notice next) {
    NoticeTerms.Schedule was = last.schedule();
    NoticeTerms.Schedule is = next.schedule();
    Stream<NoticeTerms.Change> times =
        Stream.of(
                change("closesAt", was.closesAt(), is.closesAt()),
                change("latestOpening", was.latestOpening(), is.latestOpening()),
                change("opensAt", was.opensAt(), is.opensAt()),
                change("receiptOpensAt", was.receiptOpensAt(), is.receiptOpensAt()))
            .filter(change -> !change.before().equals(change.after()));
    return Stream.concat(last.calendar().changes(next.calendar()).stream(), times).toList();
  }

  private static NoticeTerms.Change change(String field, Instant was, Instant is) {
    return new NoticeTerms.Change(field, JsonValues.time(was), JsonValues.time(is));
  }

  /** Every envelope of a lot is sealed by one suite and one rule of proofs, in all its rounds. */
  private static boolean isSealedAlike(Lot was, Lot is) {
    return forms(was).equals(forms(is));
  }

  private static Set<List<Object>> forms(Lot lot) {
    return lot.envelopes().stream()
        .map(one -> List.<Object>of(one.suite(), one.proofOfEphemeral()))
        .collect(Collectors.toSet());
  }

  /** Each key is one of its own: no order before has it, and none stands in this one twice. */
  private static boolean areFresh(List<Notice> before, Notice next) {
    Set<Point> known =
        before.stream().flatMap(RoundOrder::keys).collect(Collectors.toCollection(HashSet::new));
    return keys(next).allMatch(known::add);
  }

  private static Stream<Point> keys(Notice notice) {
    return notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .flatMap(terms -> Stream.of(terms.committeeKey().y(), terms.gateKey()));
  }

  /** Whichever speaks of the kind of round in which the order is. */
  private static Optional<Refusal> either(Notice next, Refusal rebid, Refusal stage) {
    boolean isStage =
        next.kind() == Notice.Kind.NEXT_STAGE
            || next.kind() != Notice.Kind.RE_BID && isLaterStage(next);
    return Optional.of(isStage ? stage : rebid);
  }
}
