package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;

/** A tender of the agency after its opening: whose turn it is, the scores, the decision. */
@Named
@RequestScoped
public class TenderBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindAward awards;
  @Inject private Clock clock;
  private NoticeView view;
  private AwardView award;

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    if (number != null && number.matches("R[0-9]{2}BK[0-9]{8}")) {
      view = notices.current(new TenderNumber(number)).orElse(null);
      award = view == null ? null : findAward().orElse(null);
    }
  }

  private Optional<AwardView> findAward() {
    return awards.findFor(visitor.get().organisation(), view.ref(), Slot.ONLY_PRICE.lot());
  }

  /** Null if there is no such tender. */
  public NoticeView getView() {
    return view;
  }

  /** Whether the tender is this officer's agency's. */
  public boolean isOwn() {
    return notices
        .agencyOf(view.number())
        .filter(visitor.get().organisation()::equals)
        .isPresent();
  }

  public boolean isCorrectable() {
    return isOwn() && view.isCorrectable(clock.instant());
  }

  public boolean isCancellable() {
    return isOwn() && view.isCancellable();
  }

  /** Null before the ranking, and for other agencies. */
  public AwardView getAward() {
    return award;
  }

  /** The bid to be scored now, or null. */
  public Ranking.Bid getCandidate() {
    Optional<UUID> turn = award.toScore().stream().findFirst();
    return turn.flatMap(
            id ->
                award.ranking().bids().stream()
                    .filter(bid -> bid.submission().equals(id))
                    .findFirst())
        .orElse(null);
  }

  /** Whether a candidate has passed and nothing is decided yet. */
  public boolean isDecidable() {
    return award.decision().isEmpty() && award.sheets().stream().anyMatch(sheet -> sheet.passed());
  }
}
