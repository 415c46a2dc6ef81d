package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.AnswersPage;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.AskQuestion;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindQuestions;
import org.opengeps.platform.RuleSets;

/** Questions about a notice, with their answers, and the form in which a firm asks. */
@ApplicationScoped
class QuestionsDesk {
  @Inject private FindQuestions questions;
  @Inject private FindNotice notices;
  @Inject private RuleSets rules;
  @Inject private CurrentActor visitor;
  @Inject private Clock clock;

  /** What the page of the tender says about them: one statement. */
  void brief(NoticeView view, Map<String, Object> model) {
    if (rules.of(view.notice()).answerPeriod().isPresent()) {
      model.put("questions", questions.count(view.number()));
      until(view, clock.instant(), model);
    }
  }

  /** {@code /tenders/{number}/questions}: five statements, whatever is on the page. */
  Page show(NoticeView view, int page) {
    Instant now = clock.instant();
    RuleSet law = rules.of(view.notice());
    Map<String, Object> model = new HashMap<>();
    AnswersPage answers = questions.page(view.number(), page);
    model.put("notice", view.notice());
    model.put("count", answers.count());
    model.put("pages", answers.pages());
    model.put("answers", answers.answers());
    model.put("answerable", questions.isAnswerable(view, now));
    model.put("taken", law.answerPeriod().isPresent());
    Optional<Actor> actor = visitor.find();
    model.put("asker", actor.filter(one -> one.has(Role.SUPPLIER_BIDDER)).isPresent());
    model.put("own", actor.filter(one -> answers(one, view)).isPresent());
    model.put("longest", AskQuestion.LONGEST);
    law.questionsUntil(view.closesAt()).ifPresent(over -> model.put("over", over));
    until(view, now, model);
    return Page.of("questions", model);
  }

  private boolean answers(Actor actor, NoticeView view) {
    return actor.lacking(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER).isEmpty()
        && notices.isOf(view.number(), actor.organisation());
  }

  private void until(NoticeView view, Instant now, Map<String, Object> model) {
    questions.takenUntil(view, now).ifPresent(until -> model.put("questionsUntil", until));
  }
}
