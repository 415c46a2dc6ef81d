package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.AskedQuestion;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.QuestionAsked;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Questions;
import org.opengeps.notice.rules.AskerStaysHidden;
import org.opengeps.notice.rules.QuestionsHaveTheirTime;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Question;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * A firm asks about a notice. The platform knows from the session that it is a registered firm, and
 * forgets which: no row, no fact and no line of a log says who asked (ADR 45).
 */
@ApplicationScoped
public class AskQuestion {
  /** Most characters of a question. */
  public static final int LONGEST = 1000;

  /** Most questions about a tender, answered or not. */
  public static final int MOST = 300;

  @Inject private FindNotice notices;
  @Inject private FindOrganisation organisations;
  @Inject private Questions questions;
  @Inject private QuestionsOfToday today;
  @Inject private RuleSets rules;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param text as typed; composed here
   * @param asIs whether the asker has read that the text may tell who asks, and wants it so
   * @return what the asker keeps; refused with {@code role-missing}, {@code tender-unknown}, {@code
   *     questions-not-taken}, {@code wrong-state}, {@code late}, {@code text-unfit}, {@code
   *     question-names-asker} or {@code too-many-questions}
   */
  @Transactional
  public Verdict<AskedQuestion> ask(Actor asker, TenderNumber number, String text, boolean asIs) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String composed = PlainText.compose(text);
    return Verdict.accept(asker)
        .unless(one -> one.lacking(Role.SUPPLIER_BIDDER))
        .then(
            one ->
                Verdict.found(
                    notices.current(number),
                    () -> Refusal.of("tender-unknown").with("no", number.toString())))
        .unless(view -> inTime(view, now))
        .unless(view -> FreeText.judge(FreeText.paragraphs("text", composed, LONGEST)))
        .unless(view -> asIs ? Optional.empty() : hidden(composed, asker))
        .unless(view -> tooMany(number, asker))
        .map(view -> keep(view, composed, asker, now));
  }

  private Optional<Refusal> inTime(NoticeView view, Instant now) {
    RuleSet law = rules.of(view.notice());
    return QuestionsHaveTheirTime.judgeQuestion(
        law.questionsUntil(view.closesAt()), view.state(), now);
  }

  private Optional<Refusal> hidden(String text, Actor asker) {
    Organisation firm = organisations.get(asker.organisation());
    return AskerStaysHidden.judge(
        text, firm.identifier(), List.of(firm.name().ko(), firm.name().en()));
  }

  private Optional<Refusal> tooMany(TenderNumber number, Actor asker) {
    if (!today.isLeft(number, asker.organisation())) {
      return Optional.of(Refusal.of("too-many-questions.firm").with("most", QuestionsOfToday.MOST));
    }
    return questions.count(number).asked() < MOST
        ? Optional.empty()
        : Optional.of(Refusal.of("too-many-questions.tender").with("most", MOST));
  }

  private AskedQuestion keep(NoticeView view, String text, Actor asker, Instant now) {
    byte[] salt = new byte[Sha256.LENGTH];
    random.nextBytes(salt);
    var question = new Question(view.ref(), text, Sha256.fromBytes(salt));
    questions.add(view.number(), question.hash(), text, now);
    today.count(view.number(), asker.organisation());
    events.fire(new QuestionAsked(view.ref(), question.hash(), now));
    return new AskedQuestion(
        question, now, DueAnswers.dueAt(rules.of(view.notice()), now, view.closesAt()));
  }
}
