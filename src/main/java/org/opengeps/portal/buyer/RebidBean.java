package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.CurrentActor;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Notice;

/**
 * Orders that ask bids for lots in another round: once more for those that failed (재입찰), and in the
 * next stage for those in which somebody passed (2단계 입찰).
 */
@Named
@RequestScoped
public class RebidBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private NoticeView view;
  private RoundForm rebid;
  private RoundForm stage;

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    view =
        TenderNumber.find(number == null ? "" : number)
            .filter(one -> notices.isOf(one, visitor.get().organisation()))
            .flatMap(notices::current)
            .orElse(null);
    Optional<RuleSet> rules =
        Optional.ofNullable(view).map(one -> ruleSets.byHash(one.notice().ruleSet().hash()));
    rebid = form(Notice.Kind.RE_BID, rules.flatMap(RuleSet::rebidWindow).isPresent());
    stage = form(Notice.Kind.NEXT_STAGE, rules.flatMap(RuleSet::stageWindow).isPresent());
  }

  private RoundForm form(Notice.Kind kind, boolean known) {
    return new RoundForm(
        kind,
        view,
        known,
        () -> notices.history(view.number()).stream().map(NoticeView::notice).toList(),
        frame);
  }

  /** The order in force; null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** The order that lets what failed be bid for once more. */
  public RoundForm getRebid() {
    return rebid;
  }

  /** The order that asks those who passed for the next stage. */
  public RoundForm getStage() {
    return stage;
  }

  /** Both. */
  public List<RoundForm> getForms() {
    return List.of(rebid, stage);
  }

  /** The one that this page is asked for. */
  public RoundForm getForm() {
    return "next".equals(request.getParameter("stage")) ? stage : rebid;
  }

  public String getZoneName() {
    return OfficialTime.zoneName(view.notice().zone(), clock.instant());
  }
}
