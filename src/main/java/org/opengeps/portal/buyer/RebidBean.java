package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * The form of the order that lets lots which failed be bid for once more (재입찰), and whether it can
 * be given now.
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
  private final String draft = UUID.randomUUID().toString();
  private NoticeView view;
  private List<Round> rounds;

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    view =
        TenderNumber.find(number == null ? "" : number)
            .filter(one -> notices.isOf(one, visitor.get().organisation()))
            .flatMap(notices::current)
            .orElse(null);
  }

  /** The order in force; null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** Whether something has failed here that the law lets be bid for once more. */
  public boolean isUseful() {
    return view != null && isKnown() && isFailed();
  }

  /** Whether the order can be given now. */
  public boolean isOffered() {
    return isUseful() && view.isRebiddable();
  }

  /** Why it cannot, in words; empty if it can. */
  public String getObstacle() {
    if (isOffered()) {
      return "";
    }
    if (view == null || !isFailed()) {
      return frame.text("buyer.re-bid.none");
    }
    return frame.text(isKnown() ? "buyer.re-bid.early" : "buyer.re-bid.unknown");
  }

  private boolean isKnown() {
    return ruleSets.byHash(view.notice().ruleSet().hash()).rebidWindow().isPresent();
  }

  private boolean isFailed() {
    return view.notice().kind() != Notice.Kind.CANCELLATION && !view.nextRounds().isEmpty();
  }

  /** Name of the new draft. */
  public String getDraft() {
    return draft;
  }

  public String getZoneName() {
    return OfficialTime.zoneName(view.notice().zone(), clock.instant());
  }

  /** What can be bid for once more. */
  public List<Round> getRounds() {
    if (rounds == null) {
      List<Notice> orders =
          notices.history(view.number()).stream().map(NoticeView::notice).toList();
      rounds = view.nextRounds().stream().map(name -> round(name, orders)).toList();
    }
    return rounds;
  }

  private Round round(String name, List<Notice> orders) {
    String before = LotName.parse(name).before().orElseThrow().toString();
    String failed =
        Notice.lastOf(before, orders)
            .map(order -> frame.lots().row(order.lot(before)))
            .orElse(before);
    return new Round(name, frame.lots().name(name), failed);
  }

  /**
   * A lot to be bid for once more, for expressions.
   *
   * @param name as messages have it
   * @param failed the round that failed
   */
  public record Round(String name, String title, String failed) {}
}
