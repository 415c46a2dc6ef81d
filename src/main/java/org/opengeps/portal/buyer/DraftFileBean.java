package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftReview;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.CheckDraft;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.NoticeTerms.Change;
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
  @Inject private FrameBean frame;
  @Inject private CheckDraft checkDraft;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  private DraftView view;
  private DraftReview review;
  private String obstacle;
  private NoticeView corrected;

  @PostConstruct
  void load() {
    String id = request.getParameter("draft");
    boolean readable = id != null && id.matches("[0-9a-f-]{36}");
    view = readable ? drafts.find(DraftId.parse(id)).filter(this::isOwn).orElse(null) : null;
    if (view != null && view.content().tender() != null) {
      corrected = notices.find(view.content().tender()).orElse(null);
    }
    if (view != null && view.state() != DraftState.PUBLISHED) {
      judge();
    }
  }

  /** As of now: what was right when it was drafted may have become too late. */
  private void judge() {
    Verdict<DraftReview> verdict = checkDraft.check(view.content(), view.agency());
    if (verdict instanceof Verdict.Refused<DraftReview> refused) {
      obstacle = refused.refusal().detail();
    } else {
      review = verdict.orThrow();
    }
  }

  private boolean isOwn(DraftView found) {
    return found.agency().equals(visitor.get().organisation());
  }

  /** Null if there is no such draft of this agency. */
  public DraftView getView() {
    return view;
  }

  /** Rules that the draft does not satisfy now, in the visitor's language. */
  public List<String> getFindings() {
    boolean korean = frame.getLanguage().equals("ko");
    if (obstacle != null) {
      return List.of(obstacle);
    }
    return review == null
        ? List.of()
        : review.findings().stream().map(one -> korean ? one.ko() : one.en()).toList();
  }

  /** What a correction changes. */
  public List<Change> getChanges() {
    return review == null ? List.of() : review.changes();
  }

  /** The order that a correction or cancellation replaces, or null. */
  public NoticeView getCorrected() {
    return corrected;
  }

  /** The zone of the tender's times. */
  public ZoneId getZone() {
    return corrected == null
        ? ruleSets.get(view.content().terms().ruleSet()).zone()
        : corrected.notice().zone();
  }

  /** Whether publishing binds a key: corrections and cancellations keep theirs. */
  public boolean isNeedingKey() {
    return view.content().tender() == null;
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
