package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.TenderState;
import org.opengeps.platform.RuleSets;

class QuestionsHaveTheirTimeTest {
  /** A Thursday, 11:00 in Seoul. */
  private static final Instant CLOSES = Instant.parse("2026-07-09T02:00:00Z");

  @Test
  void questionsComeUntilTheDayBeforeTheClosingIsOver() {
    RuleSet law = RuleSets.carried().get("kr-local-works");
    Optional<Instant> until = law.questionsUntil(CLOSES);
    assertThat(until).contains(Instant.parse("2026-07-08T15:00:00Z"));
    assertThat(question(until, until.get().minusMillis(1))).isEmpty();
    assertThat(question(until, until.get())).contains("late");
  }

  @Test
  void anAnswerIsDueAfterThreeWorkingDaysAtTheirEnd() {
    RuleSet law = RuleSets.carried().get("kr-local-goods");
    Instant friday = Instant.parse("2026-07-03T01:00:00Z");
    assertThat(law.end(law.answerPeriod().orElseThrow(), friday))
        .isEqualTo(Instant.parse("2026-07-08T15:00:00Z"));
  }

  @Test
  void aRuleSetWithoutQuestionsTakesNone() {
    assertThat(question(Optional.empty(), CLOSES.minusSeconds(9))).contains("questions-not-taken");
  }

  @ParameterizedTest
  @EnumSource
  void bothNeedATenderThatTakesBidsOrWill(TenderState state) {
    boolean underway = state == TenderState.NOTICED || state == TenderState.OPEN;
    Instant early = CLOSES.minusSeconds(1);
    assertThat(
            QuestionsHaveTheirTime.judgeQuestion(Optional.of(CLOSES), state, early)
                .map(Refusal::code))
        .isEqualTo(underway ? Optional.empty() : Optional.of("wrong-state"));
    assertThat(QuestionsHaveTheirTime.judgeAnswer(CLOSES, state, early).map(Refusal::code))
        .isEqualTo(underway ? Optional.empty() : Optional.of("wrong-state"));
  }

  @Test
  void nobodyHasUseOfAnAnswerAtTheClosing() {
    assertThat(
            QuestionsHaveTheirTime.judgeAnswer(CLOSES, TenderState.OPEN, CLOSES).map(Refusal::code))
        .contains("late");
  }

  private static Optional<String> question(Optional<Instant> until, Instant now) {
    return QuestionsHaveTheirTime.judgeQuestion(until, TenderState.OPEN, now).map(Refusal::code);
  }
}
