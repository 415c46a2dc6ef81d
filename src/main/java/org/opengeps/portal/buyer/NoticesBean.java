package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindTenders;

/** Drafts and tenders of the officer's agency. */
@Named
@RequestScoped
public class NoticesBean {
  @Inject private CurrentActor visitor;
  @Inject private FindDrafts findDrafts;
  @Inject private FindTenders findTenders;
  private List<DraftView> drafts;
  private List<TenderSummary> tenders;

  @PostConstruct
  void load() {
    OrganisationId agency = visitor.get().organisation();
    drafts =
        findDrafts.listOf(agency).stream()
            .filter(draft -> draft.state() != DraftState.PUBLISHED)
            .toList();
    tenders = findTenders.listOf(agency);
  }

  public List<DraftView> getDrafts() {
    return drafts;
  }

  public List<TenderSummary> getTenders() {
    return tenders;
  }
}
