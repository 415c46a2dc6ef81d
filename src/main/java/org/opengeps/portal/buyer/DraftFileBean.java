package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.registry.usecase.FindOrganisation;

/** One draft on its way to publication: what it says, and what this officer may do with it now. */
@Named
@RequestScoped
public class DraftFileBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindDrafts drafts;
  @Inject private FindCeremony ceremonies;
  @Inject private FindOrganisation organisations;
  @Inject private Clock clock;
  private DraftView view;

  @PostConstruct
  void load() {
    String id = request.getParameter("draft");
    boolean readable = id != null && id.matches("[0-9a-f-]{36}");
    view = readable ? drafts.find(DraftId.parse(id)).filter(this::isOwn).orElse(null) : null;
  }

  private boolean isOwn(DraftView found) {
    return found.agency().equals(visitor.get().organisation());
  }

  /** Null if there is no such draft of this agency. */
  public DraftView getView() {
    return view;
  }

  public boolean isApprovable() {
    Actor actor = visitor.get();
    return view.state() == DraftState.DRAFTED && !view.drafter().equals(actor.person());
  }

  public boolean isPublishable() {
    boolean ready = view.state() == DraftState.APPROVED || view.state() == DraftState.PREPARED;
    return ready && visitor.get().has(Role.CONTRACTING_OFFICER);
  }

  /** Committees with a key left: ready, rehearsed, not expired. */
  public List<CeremonyView> getCeremonies() {
    String code = organisations.get(view.agency()).identifier();
    return ceremonies.list(code).stream().filter(one -> one.freeKeys(clock.instant()) > 0).toList();
  }

  public long freeKeys(CeremonyView ceremony) {
    return ceremony.freeKeys(clock.instant());
  }
}
