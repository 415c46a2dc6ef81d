package org.opengeps.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;

/**
 * The entered items (everything but what is computed) are exactly those of the sheet, with its
 * maxima, each scored once and within its maximum.
 */
final class ScoreSheetIsComplete {
  private static final String FORM = "(0|[1-9][0-9]{0,2})(\\.[0-9]{1,4})?";

  private ScoreSheetIsComplete() {}

  /** Empty if the sheet may be entered. */
  static Optional<Refusal> judge(List<Score> scores, List<Sheet.Item> items) {
    Map<String, BigDecimal> open = new TreeMap<>();
    items.forEach(item -> open.put(item.code(), item.maximum()));
    for (Score score : scores) {
      BigDecimal maximum = open.remove(score.item());
      if (maximum == null) {
        return refuse(
            score.item()
                + " is scored twice or no item of the rule set "
                + items.stream().map(Sheet.Item::code).toList(),
            score.item() + " 항목은 두 번 적혔거나 심사 항목이 아닙니다");
      }
      Optional<Refusal> wrong = judge(score, maximum);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return open.isEmpty()
        ? Optional.empty()
        : refuse(
            "no score for " + String.join(", ", open.keySet()),
            String.join(", ", open.keySet()) + " 항목의 점수가 없습니다");
  }

  private static Optional<Refusal> judge(Score score, BigDecimal maximum) {
    if (!score.score().matches(FORM) || !score.maximum().matches(FORM)) {
      return refuse(
          score.item()
              + " is "
              + score.score()
              + "; scores are written like 29.5, with at most four decimals",
          score.item() + ": 점수는 29.5처럼 소수 넷째 자리까지 적습니다");
    }
    if (new BigDecimal(score.maximum()).compareTo(maximum) != 0) {
      return refuse(
          score.item() + " has the maximum " + maximum.toPlainString() + " by the rule set",
          score.item() + " 항목의 만점은 " + maximum.toPlainString() + "점입니다");
    }
    return new BigDecimal(score.score()).compareTo(maximum) <= 0
        ? Optional.empty()
        : refuse(
            score.item()
                + " is "
                + score.score()
                + ", more than its "
                + maximum.toPlainString()
                + " points",
            score.item() + ": 만점 " + maximum.toPlainString() + "점을 넘습니다");
  }

  private static Optional<Refusal> refuse(String english, String korean) {
    return Optional.of(
        new Refusal(
            "score-sheet",
            korean + ". 고쳐서 다시 서명하세요.",
            "The score sheet cannot be entered: " + english + ". Correct it and sign again."));
  }
}
