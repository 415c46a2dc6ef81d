package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Pages;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.AnswersPage;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.QuestionCount;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.WaitingQuestion;
import org.opengeps.notice.model.Questions;
import org.opengeps.notice.rules.QuestionsHaveTheirTime;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Answer;

/** Questions about notices and their answers. */
@ApplicationScoped
public class FindQuestions {
  /** Questions that an officer sees at once, the oldest. */
  public static final int MOST = 50;

  @Inject private Questions questions;
  @Inject private Documents documents;
  @Inject private RuleSets rules;
  @Inject private ListUnderway underway;

  /** How many there are: public, one statement. */
  @Transactional
  public QuestionCount count(TenderNumber tender) {
    return questions.count(tender);
  }

  /**
   * Answers and refusals, the newest first: public, four statements.
   *
   * @param page any number
   */
  @Transactional
  public AnswersPage page(TenderNumber tender, int page) {
    Pages pages = Pages.of(page, questions.countAnswers(tender), AnswersPage.SIZE);
    return new AnswersPage(
        views(questions.listAnswers(tender, pages.before(), AnswersPage.SIZE)),
        pages,
        questions.count(tender));
  }

  /** All answers and refusals in the order in which they were given; two statements. */
  @Transactional
  public List<AnswerView> all(TenderNumber tender) {
    return views(questions.listAnswers(tender));
  }

  private List<AnswerView> views(List<Questions.Given> given) {
    Iterator<byte[]> signed =
        documents.list(given.stream().map(Questions.Given::signed).toList()).iterator();
    return given.stream().map(one -> view(signed.next(), one.at())).toList();
  }

  private static AnswerView view(byte[] der, Instant at) {
    return new AnswerView(Answer.from(SignedDocument.read(der).json()), der, at);
  }

  /** First instant at which it is too late to ask; empty if nobody can ask now. */
  public Optional<Instant> takenUntil(NoticeView view, Instant now) {
    Optional<Instant> until = rules.of(view.notice()).questionsUntil(view.closesAt());
    return view.current()
            && QuestionsHaveTheirTime.judgeQuestion(until, view.state(), now).isEmpty()
        ? until
        : Optional.empty();
  }

  /** Whether those that wait can still be answered. */
  public boolean isAnswerable(NoticeView view, Instant now) {
    return QuestionsHaveTheirTime.judgeAnswer(view.closesAt(), view.state(), now).isEmpty();
  }

  /** The oldest of those that wait, for officers of the agency: the caller asks for that. */
  @Transactional
  public List<WaitingQuestion> listWaiting(NoticeView view) {
    RuleSet law = rules.of(view.notice());
    return questions.listWaiting(view.number(), MOST).stream()
        .map(
            one ->
                new WaitingQuestion(
                    one.question(),
                    one.text(),
                    one.askedAt(),
                    DueAnswers.dueAt(law, one.askedAt(), view.closesAt())))
        .toList();
  }

  /**
   * Tenders with questions that wait and can still be answered: one statement for all of them, and
   * two more if there are any.
   *
   * @param lots of one agency, whose officers alone may see it
   */
  @Transactional
  public Map<TenderNumber, QuestionQueue> queues(List<LotUnderway> lots, Instant now) {
    return QueuedQuestions.of(lots, now, questions, underway);
  }
}
