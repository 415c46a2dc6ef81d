package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.opengeps.bid.usecase.FindCancellations;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindTenders;

/** Drafts and tenders of the officer's agency. */
@Named
@RequestScoped
public class NoticesBean {
  /** Drafts that are shown; older ones are forgotten ones. */
  private static final int DRAFTS = 50;

  @Inject private CurrentActor visitor;
  @Inject private HttpServletRequest request;
  @Inject private FindDrafts findDrafts;
  @Inject private FindTenders findTenders;
  @Inject private FindCancellations cancellations;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private List<DraftView> drafts;
  private TenderPage tenders;
  private Map<TenderNumber, Integer> waiting;

  @PostConstruct
  void load() {
    OrganisationId agency = visitor.get().organisation();
    drafts = findDrafts.listUnpublished(agency, DRAFTS);
    int page = Pages.asked(request.getParameter("page"));
    tenders = findTenders.page(TenderQuery.of(agency, page));
    waiting =
        cancellations.countWaiting(
            tenders.tenders().stream()
                .filter(tender -> clock.instant().isBefore(tender.opensAt()))
                .filter(tender -> !tender.state().isEnd())
                .map(tender -> TenderNumber.of(tender.ref()))
                .toList());
  }

  public List<DraftView> getDrafts() {
    return drafts;
  }

  /** Whether there may be older drafts than those shown. */
  public boolean isDraftsCut() {
    return drafts.size() == DRAFTS;
  }

  public TenderPage getTenders() {
    return tenders;
  }

  /** Whether bidders of a tender have asked to cancel bids, and an officer can still grant it. */
  public boolean isWaiting(TenderSummary tender) {
    return waiting.containsKey(TenderNumber.of(tender.ref()));
  }

  /** How many did, in words. */
  public String waiting(TenderSummary tender) {
    return frame.text("buyer.cancellations.short", waiting.get(TenderNumber.of(tender.ref())));
  }
}
