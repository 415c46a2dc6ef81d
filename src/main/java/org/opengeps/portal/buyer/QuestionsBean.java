package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.QuestionCount;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.WaitingQuestion;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindQuestions;
import org.opengeps.protocol.message.Answer;

/** Questions about a notice that wait for an officer's answer. Who asked is not known here. */
@Named
@RequestScoped
public class QuestionsBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindQuestions questions;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private NoticeView view;
  private QuestionCount count;
  private List<WaitingQuestion> waiting;

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(notices::current)
            .filter(one -> notices.isOf(one.number(), visitor.get().organisation()))
            .orElse(null);
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** How many there are, answered or not. */
  public QuestionCount getCount() {
    if (count == null) {
      count = view == null ? QuestionCount.NONE : questions.count(view.number());
    }
    return count;
  }

  /** That in a sentence. */
  public String getCountText() {
    QuestionCount all = getCount();
    return all.asked() == 0
        ? frame.text("questions.none")
        : frame.text("questions.count", all.asked(), all.answered(), all.refused(), all.waiting());
  }

  /** Whether some wait and can be answered: then the tender's page says so. */
  public boolean isUrgent() {
    return view != null && isAnswerable() && getCount().waiting() > 0;
  }

  /** How many wait, in a sentence. */
  public String getUrgentText() {
    return frame.text("buyer.questions.waiting", getCount().waiting());
  }

  /** Whether there are any, or could be. */
  public boolean isUseful() {
    return view != null && (isAnswerable() || getCount().asked() > 0);
  }

  /** Whether those that wait can still be answered. */
  public boolean isAnswerable() {
    return questions.isAnswerable(view, clock.instant());
  }

  /** The oldest of those that wait. */
  public List<WaitingQuestion> getWaiting() {
    if (waiting == null) {
      waiting = questions.listWaiting(view);
    }
    return waiting;
  }

  /** Whether more wait than are listed. */
  public boolean isCut() {
    return getWaiting().size() < getCount().waiting();
  }

  /** Whether an answer was signed a moment ago. */
  public boolean isDone() {
    return word("done").equals("answer");
  }

  /** Words of the reasons for which a question is not answered. */
  public List<String> getReasons() {
    return Arrays.stream(Answer.Refused.values())
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
