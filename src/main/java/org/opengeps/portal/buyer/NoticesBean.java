package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
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
  private List<DraftView> drafts;
  private TenderPage tenders;

  @PostConstruct
  void load() {
    OrganisationId agency = visitor.get().organisation();
    drafts = findDrafts.listUnpublished(agency, DRAFTS);
    int page = Pages.asked(request.getParameter("page"));
    tenders = findTenders.page(TenderQuery.of(agency, page));
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
}
