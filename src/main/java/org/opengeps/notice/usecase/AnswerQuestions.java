package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.QuestionAnswered;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Questions;
import org.opengeps.notice.rules.QuestionsHaveTheirTime;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.LocalText;

/**
 * An officer answers questions about a notice, or says why they are not answered: public at once,
 * for all alike.
 */
@ApplicationScoped
public class AnswerQuestions {
  private static final int LONGEST_QUESTION = 1000;
  private static final int LONGEST_ANSWER = 3000;
  private static final SignedDoor.Form<Answer> FORM =
      new SignedDoor.Form<>(
          Answer.TYPE, Answer::from, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private FindNotice notices;
  @Inject private Questions questions;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * @param number the tender that the door names
   * @param cms {@code opengeps/answer/1} signed by a contracting or approving officer
   * @return the answer as everybody sees it; refused as {@link SignedDoor} does, with {@code
   *     tender-differs}, {@code foreign-tender}, {@code wrong-state}, {@code late}, {@code
   *     text-unfit} or {@code question-unknown}
   */
  public Verdict<AnswerView> answer(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> answer(number, signed));
  }

  private Verdict<AnswerView> answer(TenderNumber number, Signed<Answer> signed) {
    Answer answer = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, answer.tender(), one.actor()))
        .unless(one -> inTime(number, one))
        .unless(one -> texts(answer))
        .unless(one -> waiting(number, answer.questions()))
        .map(one -> keep(number, one));
  }

  private Optional<Refusal> inTime(TenderNumber number, Signed<Answer> signed) {
    NoticeView view = notices.current(number).orElseThrow();
    return QuestionsHaveTheirTime.judgeAnswer(view.closesAt(), view.state(), signed.at());
  }

  private static Optional<Refusal> texts(Answer answer) {
    return answer.isGiven()
        ? text("question", answer.question(), LONGEST_QUESTION)
            .or(() -> text("answer", answer.answer(), LONGEST_ANSWER))
        : Optional.empty();
  }

  private static Optional<Refusal> text(String member, LocalText text, int longest) {
    return FreeText.judge(
        FreeText.paragraphs(member + ".ko", text.ko(), longest),
        FreeText.paragraphs(member + ".en", text.en(), longest).orEmpty());
  }

  /** Two officers who answer at once wait for each other here; the second one is refused. */
  private Optional<Refusal> waiting(TenderNumber number, List<Sha256> named) {
    Set<Sha256> waiting = questions.lockWaiting(number, named);
    return named.stream()
        .filter(question -> !waiting.contains(question))
        .findFirst()
        .map(question -> Refusal.of("question-unknown").with("question", question));
  }

  private AnswerView keep(TenderNumber number, Signed<Answer> signed) {
    Answer answer = signed.content();
    Sha256 document = documents.put(signed.der());
    questions.answer(
        number,
        new Questions.Given(document, signed.at()),
        !answer.isGiven(),
        signed.actor().person(),
        answer.questions());
    events.fire(new QuestionAnswered(answer.tender(), document, signed.at()));
    return new AnswerView(answer, signed.der(), signed.at());
  }
}
