package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonBuilder;

/**
 * What a later order of a notice may do to the one before (docs/protocol.md section 5): it follows
 * it without a gap, stays with the agency, and never ends, opens or lets lapse anything earlier. So
 * nobody can bring an opening forward by a correction, not even an officer of the agency.
 */
public final class NoticeOrder {
  /** Code of an order that does not follow the one before. */
  public static final String BROKEN = "notice-chain";

  /** Code of an order that ends or opens earlier than the one before. */
  public static final String EARLIER = "notice-earlier";

  /** Code of an order of amounts that says something else, too. */
  public static final String AMOUNTS = "base-amount-order";

  private NoticeOrder() {}

  /** What is wrong with an order that begins a chain. */
  public static Optional<Refusal> beginning(Notice first) {
    if (!first.ref().order().equals("000") || first.revision().previous() != null) {
      return Optional.of(Refusal.of(BROKEN + ".first").with("notice", first.ref()));
    }
    return misnamed(first);
  }

  /**
   * Whether a first order names its lots otherwise than 0 if there is one, else 1, 2 and so on, or
   * asks for another stage than the first: none is bid for again before it was bid for, and nobody
   * is admitted before anything was decided.
   */
  public static Optional<Refusal> misnamed(Notice first) {
    List<String> lots = first.lotNames();
    boolean numbered =
        lots.equals(List.of("0"))
            || lots.size() > 1
                && lots.equals(
                    IntStream.rangeClosed(1, lots.size()).mapToObj(Integer::toString).toList());
    if (!numbered) {
      return Optional.of(
          Refusal.of(BROKEN + ".lots").with("notice", first.ref()).with("lots", lots));
    }
    return RoundOrder.isLaterStage(first)
        ? Optional.of(Refusal.of(BROKEN + ".stage").with("notice", first.ref()))
        : Optional.empty();
  }

  /**
   * What is wrong with an order after those before it.
   *
   * @param orders from the first, at least one
   */
  public static Optional<Refusal> after(List<Notice> orders, Notice next) {
    Notice before = orders.get(orders.size() - 1);
    boolean follows =
        next.ref().number().equals(before.ref().number())
            && Integer.parseInt(next.ref().order()) == Integer.parseInt(before.ref().order()) + 1
            && before.hash().equals(next.revision().previous());
    if (!follows) {
      return Optional.of(
          Refusal.of(BROKEN + ".order").with("notice", next.ref()).with("before", before.ref()));
    }
    if (!next.agency().code().equals(before.agency().code())) {
      return Optional.of(
          Refusal.of(BROKEN + ".agency").with("notice", next.ref()).with("before", before.ref()));
    }
    if (!Objects.equals(before.follows(), next.follows())) {
      return Optional.of(
          Refusal.of(BROKEN + ".follows").with("notice", next.ref()).with("before", before.ref()));
    }
    return outOfPlace(before, next)
        .or(() -> earlier(before, next))
        .or(() -> amounts(before, next))
        .or(() -> RoundOrder.judge(orders, next));
  }

  /** Whether an order is of a kind that begins a tender, or follows the one that ended it. */
  public static Optional<Refusal> outOfPlace(Notice before, Notice next) {
    if (next.kind() == Notice.Kind.NOTICE || next.kind() == Notice.Kind.RE_NOTICE) {
      return Optional.of(Refusal.of(BROKEN + ".kind").with("notice", next.ref()));
    }
    return before.kind() == Notice.Kind.CANCELLATION
        ? Optional.of(
            Refusal.of(BROKEN + ".cancelled")
                .with("notice", next.ref())
                .with("before", before.ref()))
        : Optional.empty();
  }

  /**
   * Whether an order that says amounts says anything else than what was open: base amounts, and
   * with them members of a lot's {@code award} that were null.
   */
  public static Optional<Refusal> amounts(Notice before, Notice next) {
    if (next.kind() != Notice.Kind.BASE_AMOUNT) {
      return Optional.empty();
    }
    boolean filled = before.awaitsBaseAmount() && !next.awaitsBaseAmount();
    boolean same =
        filled
            && expected(before, next).filter(one -> one.hash().equals(next.hash())).isPresent()
            && next.revision().bidsAlreadySealed() == null;
    return same
        ? Optional.empty()
        : Optional.of(Refusal.of(AMOUNTS).with("notice", next.ref()).with("before", before.ref()));
  }

  /** The order before with the amounts of the next one where they were open. */
  private static Optional<Notice> expected(Notice before, Notice next) {
    List<Lot> lots = new ArrayList<>();
    for (Lot lot : before.lots()) {
      Optional<Lot> said = next.findLot(lot.lot());
      if (said.isEmpty()) {
        return Optional.empty();
      }
      lots.add(lot.awaitsBaseAmount() ? filled(lot, said.get()) : lot);
    }
    return Optional.of(
        before.with(lots).as(next.kind(), next.ref(), before.schedule(), next.revision()));
  }

  private static Lot filled(Lot lot, Lot said) {
    JsonBuilder award = lot.award().toBuilder();
    lot.award().names().stream()
        .filter(name -> lot.award().isNull(name) && said.award().has(name))
        .forEach(name -> award.replace(name, said.award().raw(name)));
    return lot.with(
        new NoticeTerms.Price(
            lot.price().estimatedAmount(), said.price().baseAmount(), lot.price().draw()),
        award.build());
  }

  /** Whether an order ends or opens anything earlier than the one before. */
  public static Optional<Refusal> earlier(Notice before, Notice next) {
    return earlier(next, "closes-at", before.schedule().closesAt(), next.schedule().closesAt())
        .or(() -> earlier(next, "opens-at", before.schedule().opensAt(), next.schedule().opensAt()))
        .or(
            () ->
                earlier(
                    next,
                    "latest-opening",
                    before.schedule().latestOpening(),
                    next.schedule().latestOpening()));
  }

  private static Optional<Refusal> earlier(
      Notice notice, String what, Instant before, Instant now) {
    return now.isBefore(before)
        ? Optional.of(
            Refusal.of(EARLIER + "." + what)
                .with("notice", notice.ref())
                .with("before", before)
                .with("now", now))
        : Optional.empty();
  }
}
