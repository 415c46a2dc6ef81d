package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

/**
 * The order that says the base amount fills what the notice left open, and changes nothing: no
 * times, no texts, no amount that stands (docs/protocol.md section 5).
 */
final class BaseAmountOrderSaysNothingElse implements NoticeRule {
  private static final String BASE_AMOUNT = "lots[0].price.baseAmount";
  private static final Pattern MEMBER = Pattern.compile("lots\\[(\\d+)\\]\\.(.+)");
  private static final String AWARD = "award.";

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (facts.awaited()) {
      return Optional.of(new Finding(Refusal.of("base-amount-awaits-times"), BASE_AMOUNT));
    }
    Notice order = facts.previous().orElseThrow();
    if (!order.awaitsBaseAmount()) {
      return Optional.of(new Finding(Refusal.of("base-amount-said"), BASE_AMOUNT));
    }
    return FieldChanges.between(DraftTerms.of(order), facts.completed()).stream()
        // what the draft leaves to the method is not said yet
        .filter(change -> change.after() != null)
        .map(Change::field)
        .filter(field -> !wasOpen(field, order))
        .findFirst()
        .or(() -> sealedBids(facts.draft()))
        .map(field -> new Finding(Refusal.of("base-amount-only"), field));
  }

  /**
   * A member of a lot whose base amount was left open: that amount, or one of the award with it.
   */
  private static boolean wasOpen(String field, Notice order) {
    Matcher member = MEMBER.matcher(field);
    if (!member.matches()) {
      return false;
    }
    Lot lot = order.lots().get(Integer.parseInt(member.group(1)));
    String name = member.group(2);
    return lot.awaitsBaseAmount()
        && (name.equals("price.baseAmount")
            || name.startsWith(AWARD) && isNull(lot.award(), name.substring(AWARD.length())));
  }

  private static boolean isNull(JsonObject award, String member) {
    return award.has(member) && award.isNull(member);
  }

  /** There are none yet. */
  private static Optional<String> sealedBids(Draft draft) {
    return Optional.ofNullable(draft.bidsAlreadySealed()).map(any -> "bidsAlreadySealed");
  }
}
