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
 * What an order that lets lots be bid for once more may say (재입찰, docs/protocol.md section 5): the
 * lots that it lists, each as it stood in its round before, under its next name and with keys that
 * no order before had; and times. Nothing else, in it or in the orders after it (지방계약법 시행령
 * 제19조제3항).
 */
public final class RebidOrder {
  /** Code of an order that says more than a re-bid may, or lists what cannot be bid for again. */
  public static final String CODE = "re-bid-order";

  private RebidOrder() {}

  /**
   * What is wrong with the lots and terms of an order after those before it.
   *
   * @param before from the first, at least one
   */
  public static Optional<Refusal> judge(List<Notice> before, Notice next) {
    Notice last = before.get(before.size() - 1);
    if (next.kind() == Notice.Kind.RE_BID) {
      return rebid(before, last, next);
    }
    if (!next.lotNames().equals(last.lotNames())) {
      return refusal(next, "lists other lots than " + last.ref());
    }
    if (!keys(next).toList().equals(keys(last).toList())) {
      return refusal(next, "names other keys than " + last.ref());
    }
    // amounts that were left open are judged apart
    boolean frozen = next.kind() != Notice.Kind.BASE_AMOUNT && isRebid(last);
    return frozen && !isSame(last, last.lots(), next)
        ? refusal(next, "changes more than the times of a re-bid")
        : Optional.empty();
  }

  /** Whether its lots are bid for once more. */
  public static boolean isRebid(Notice notice) {
    return notice.lots().stream().anyMatch(lot -> lot.name().isRebid());
  }

  private static Optional<Refusal> rebid(List<Notice> before, Notice last, Notice next) {
    List<Lot> expected = new ArrayList<>();
    for (Lot lot : next.lots()) {
      Optional<Lot> again =
          lot.name()
              .before()
              .map(LotName::toString)
              .flatMap(name -> Notice.lastOf(name, before).map(order -> order.lot(name)))
              .filter(was -> isSealedAlike(was, lot))
              .map(was -> was.again(lot.envelopes()));
      if (again.isEmpty() || before.stream().anyMatch(order -> order.lists(lot.lot()))) {
        return refusal(next, "lists lot " + lot.lot() + ", which follows no round of it");
      }
      expected.add(again.get());
    }
    if (!isSame(last, expected, next)
        || next.revision().bidsAlreadySealed() != null
        || !next.revision().changes().equals(changes(last.schedule(), next.schedule()))) {
      return refusal(next, "says more than new times and keys");
    }
    return areFresh(before, next)
        ? Optional.empty()
        : refusal(next, "names a key twice, or one that an order before has named");
  }

  /** Whether the order says these lots, its own times, and else what the one before says. */
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
        .as(next.kind(), next.ref(), schedule, next.revision())
        .hash()
        .equals(next.hash());
  }

  /** What it may say that it changes, in the order of the names. */
  private static List<NoticeTerms.Change> changes(
      NoticeTerms.Schedule was, NoticeTerms.Schedule is) {
    return Stream.of(
            change("closesAt", was.closesAt(), is.closesAt()),
            change("latestOpening", was.latestOpening(), is.latestOpening()),
            change("opensAt", was.opensAt(), is.opensAt()),
            change("receiptOpensAt", was.receiptOpensAt(), is.receiptOpensAt()))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static NoticeTerms.Change change(String field, Instant was, Instant is) {
    return new NoticeTerms.Change(field, JsonValues.time(was), JsonValues.time(is));
  }

  private static boolean isSealedAlike(Lot was, Lot is) {
    return form(was).equals(form(is));
  }

  private static List<List<Object>> form(Lot lot) {
    return lot.envelopes().stream()
        .map(one -> List.<Object>of(one.envelope(), one.suite(), one.proofOfEphemeral()))
        .toList();
  }

  /** Each key is one of its own: no order before has it, and none stands in this one twice. */
  private static boolean areFresh(List<Notice> before, Notice next) {
    Set<Point> known =
        before.stream().flatMap(RebidOrder::keys).collect(Collectors.toCollection(HashSet::new));
    return keys(next).allMatch(known::add);
  }

  private static Stream<Point> keys(Notice notice) {
    return notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .flatMap(terms -> Stream.of(terms.committeeKey().y(), terms.gateKey()));
  }

  private static Optional<Refusal> refusal(Notice notice, String what) {
    return Optional.of(new Refusal(CODE, "The order " + notice.ref() + " " + what + "."));
  }
}
