package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      return Optional.of(
          new Finding(
              "base-amount-awaits-times",
              BASE_AMOUNT,
              "장애가 또 있었던 입찰입니다. 정정공고로 새 일시를 먼저 정하세요.",
              "An outage hit this tender once more; first order its new times by a correction."));
    }
    Notice order = facts.previous().orElseThrow();
    if (!order.awaitsBaseAmount()) {
      return Optional.of(
          new Finding(
              "base-amount-said",
              BASE_AMOUNT,
              "기초금액이 이미 공개되었습니다. 바꾸려면 취소공고 후 새로 공고하세요.",
              "The base amount has been said. To change it, cancel the notice and publish a new one."));
    }
    return FieldChanges.between(DraftTerms.of(order), facts.completed()).stream()
        // what the draft leaves to the method is not said yet
        .filter(change -> change.after() != null)
        .map(Change::field)
        .filter(field -> !wasOpen(field, order))
        .findFirst()
        .or(() -> sealedBids(facts.draft()))
        .map(
            field ->
                new Finding(
                    "base-amount-only",
                    field,
                    "기초금액 공개에서는 비워 둔 금액만 적을 수 있습니다. 다른 항목은 정정공고로 고치세요.",
                    "This order says only the amounts that were left open; change other members by a correction."));
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
