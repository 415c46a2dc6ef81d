package org.opengeps.notice.usecase;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.model.Questions;
import org.opengeps.notice.rules.QuestionsHaveTheirTime;

/** What waits for answers in many tenders, by the rule set of each. */
final class QueuedQuestions {
  private QueuedQuestions() {}

  static Map<TenderNumber, QuestionQueue> of(
      List<LotUnderway> lots, Instant now, Questions questions, ListUnderway underway) {
    Map<TenderNumber, TenderSummary> open = new HashMap<>();
    lots.stream()
        .filter(lot -> QuestionsHaveTheirTime.isUnderway(lot.state()))
        .filter(lot -> now.isBefore(lot.tender().closesAt()))
        .forEach(lot -> open.put(lot.number(), lot.tender()));
    Map<TenderNumber, Questions.Queue> queues =
        open.isEmpty() ? Map.of() : questions.countWaiting(open.keySet());
    List<TenderRef> orders =
        queues.keySet().stream().map(tender -> open.get(tender).ref()).toList();
    Map<TenderRef, RuleSet> rules = orders.isEmpty() ? Map.of() : underway.rules(orders);
    Map<TenderNumber, QuestionQueue> found = new HashMap<>();
    queues.forEach(
        (tender, queue) -> {
          TenderSummary of = open.get(tender);
          Instant dueAt = DueAnswers.dueAt(rules.get(of.ref()), queue.since(), of.closesAt());
          found.put(tender, new QuestionQueue(queue.waiting(), queue.since(), dueAt));
        });
    return found;
  }
}
