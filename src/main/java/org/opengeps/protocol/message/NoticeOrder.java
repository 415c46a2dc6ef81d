package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonObject;

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
    return first.ref().order().equals("000") && first.revision().previous() == null
        ? Optional.empty()
        : broken(first, "is not the first order of its tender");
  }

  /** What is wrong with an order after the one before. */
  public static Optional<Refusal> after(Notice before, Notice next) {
    boolean follows =
        next.ref().number().equals(before.ref().number())
            && Integer.parseInt(next.ref().order()) == Integer.parseInt(before.ref().order()) + 1
            && before.hash().equals(next.revision().previous());
    if (!follows) {
      return broken(next, "does not follow " + before.ref());
    }
    if (!next.agency().code().equals(before.agency().code())) {
      return broken(next, "names another agency than " + before.ref());
    }
    return earlier(before, next).or(() -> amounts(before, next));
  }

  /**
   * Whether an order that says amounts says anything else than what was open: the base amount, and
   * with it members of {@code award} that were null.
   */
  public static Optional<Refusal> amounts(Notice before, Notice next) {
    if (next.kind() != Notice.Kind.BASE_AMOUNT) {
      return Optional.empty();
    }
    boolean filled = before.awaitsBaseAmount() && !next.awaitsBaseAmount();
    JsonObject award = before.award().toJson();
    JsonObject said = next.award().toJson();
    boolean kept =
        award.names().equals(said.names())
            && award.names().stream()
                .allMatch(name -> award.isNull(name) || award.raw(name).equals(said.raw(name)));
    NoticeTerms.Price price =
        new NoticeTerms.Price(
            before.price().estimatedAmount(), next.price().baseAmount(), before.price().draw());
    Notice expected =
        before
            .with(price, next.award())
            .as(next.kind(), next.ref(), before.schedule(), next.revision());
    boolean same = expected.hash().equals(next.hash());
    return filled && kept && same && next.revision().bidsAlreadySealed() == null
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                AMOUNTS,
                "The order "
                    + next.ref()
                    + " is to say the amounts that "
                    + before.ref()
                    + " left open, and nothing else."));
  }

  /** Whether an order ends or opens anything earlier than the one before. */
  public static Optional<Refusal> earlier(Notice before, Notice next) {
    return earlier(next, "closesAt", before.schedule().closesAt(), next.schedule().closesAt())
        .or(() -> earlier(next, "opensAt", before.schedule().opensAt(), next.schedule().opensAt()))
        .or(
            () ->
                earlier(
                    next,
                    "latestOpening",
                    before.schedule().latestOpening(),
                    next.schedule().latestOpening()));
  }

  private static Optional<Refusal> broken(Notice notice, String what) {
    return Optional.of(new Refusal(BROKEN, "The notice " + notice.ref() + " " + what + "."));
  }

  private static Optional<Refusal> earlier(
      Notice notice, String what, Instant before, Instant now) {
    return now.isBefore(before)
        ? Optional.of(
            new Refusal(
                EARLIER,
                "The notice "
                    + notice.ref()
                    + " moves "
                    + what
                    + " from "
                    + before
                    + " to the earlier "
                    + now
                    + "."))
        : Optional.empty();
  }
}
