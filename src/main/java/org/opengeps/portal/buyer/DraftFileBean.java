package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftReview;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PreparedNotice;
import org.opengeps.notice.usecase.CheckDraft;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;
import org.opengeps.protocol.message.RoundOrder;
import org.opengeps.registry.usecase.FindOrganisation;

/** One draft on its way to publication: what it says, and what this officer may do with it now. */
@Named
@RequestScoped
public class DraftFileBean {
  private static final Set<DraftState> OVER = EnumSet.of(DraftState.PUBLISHED, DraftState.RETURNED);

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
  private Refusal obstacle;
  private PreparedNotice prepared;
  private NoticeView corrected;

  @PostConstruct
  void load() {
    String id = request.getParameter("draft");
    boolean readable = id != null && id.matches("[0-9a-f-]{36}");
    view = readable ? drafts.find(DraftId.parse(id)).filter(this::isOwn).orElse(null) : null;
    if (view != null && view.content().tender() != null) {
      corrected = notices.find(view.content().tender()).orElse(null);
    }
    if (view != null && !OVER.contains(view.state())) {
      judge();
      prepared = drafts.prepared(view.draft()).orElse(null);
    }
  }

  /** As of now: what was right when it was drafted may have become too late. */
  private void judge() {
    Verdict<DraftReview> verdict = checkDraft.check(view.content(), view.agency());
    if (verdict instanceof Verdict.Refused<DraftReview> refused) {
      obstacle = refused.refusal();
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
      return List.of(korean ? obstacle.korean() : obstacle.english());
    }
    return review == null
        ? List.of()
        : review.findings().stream()
            .map(one -> frame.field(one.field(), lots()) + ": " + (korean ? one.ko() : one.en()))
            .toList();
  }

  private int lots() {
    return view.content().findTerms().map(terms -> terms.lots().size()).orElse(1);
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

  /** What is to be signed or was: the prepared notice, else the draft; byte for byte. */
  public String getMessage() {
    byte[] bytes = prepared == null ? drafts.signedContent(view) : prepared.canonical();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The ceremony whose key the prepared notice has, to write it anew; empty if none is bound. */
  public String getBoundCeremony() {
    return Notice.from(JsonObject.parse(prepared.canonical())).lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .findFirst()
        .map(terms -> terms.committeeKey().ceremony().toString())
        .orElse("");
  }

  /** Hash of that message. */
  public String getMessageHash() {
    return (prepared == null ? view.hash() : prepared.hash()).hex();
  }

  /** The draft as signed, for the comparison with the notice that was made of it. */
  public String getDraftContent() {
    return new String(drafts.signedContent(view), StandardCharsets.UTF_8);
  }

  /** How many of the steps to publication are done. */
  public int getStep() {
    return view.state() == DraftState.RETURNED ? 0 : view.state().ordinal();
  }

  /** Why the draft came back, or null. */
  public DraftView.Return getReturned() {
    return view.returned().orElse(null);
  }

  /** Where the drafter makes a better one. */
  public String getAgain() {
    TenderRef tender = view.content().tender();
    return switch (view.content().kind()) {
      case CANCELLATION -> "/buyer/cancel.xhtml?number=" + tender.number();
      case BASE_AMOUNT -> "/buyer/base-amount.xhtml?number=" + tender.number();
      case RE_BID -> "/buyer/re-bid.xhtml?number=" + tender.number();
      case NEXT_STAGE -> "/buyer/re-bid.xhtml?stage=next&number=" + tender.number();
      default -> "/buyer/draft.xhtml?again=" + view.draft();
    };
  }

  /** Whether publishing binds keys: other later orders keep theirs. */
  public boolean isNeedingKey() {
    return view.content().tender() == null || isRound();
  }

  /** Whether bids are asked for lots in another round: the number stays, and the keys are new. */
  public boolean isRound() {
    return RoundOrder.begins(view.content().kind());
  }

  /** A text that there is for each kind of such orders. */
  public String ofRound(String text) {
    return frame.text(text + "." + JsonValues.word(view.content().kind()));
  }

  /** What the list of those lots is called. */
  public String getRoundsLabel() {
    return frame.text("buyer." + JsonValues.word(view.content().kind()) + ".rounds");
  }

  /** What is asked for, in words; empty for other drafts. */
  public List<String> getRounds() {
    return isRound()
        ? view.content().rounds().lots().stream().map(this::round).toList()
        : List.of();
  }

  private String round(String name) {
    String before = LotName.parse(name).before().orElseThrow().toString();
    return notices
        .inForce(corrected.number(), before)
        .map(order -> order.notice().lot(before))
        .map(
            lot ->
                view.content().kind() == Notice.Kind.RE_BID
                    ? frame.lots().name(lot.again(lot.envelopes()))
                    : frame.lots().nextStage(lot))
        .orElseGet(() -> frame.lots().name(name));
  }

  public boolean isApprovable() {
    Actor actor = visitor.get();
    return view.state() == DraftState.DRAFTED
        && !view.drafter().equals(actor.person())
        && actor.lacking(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER).isEmpty();
  }

  /** Approved: the notice may be written. */
  public boolean isPreparable() {
    return view.state() == DraftState.APPROVED && visitor.get().has(Role.CONTRACTING_OFFICER);
  }

  /** The notice is written and waits for its signature. */
  public boolean isPublishable() {
    return prepared != null && visitor.get().has(Role.CONTRACTING_OFFICER);
  }

  /** Whether the written notice has become too old to be published as it is. */
  public boolean isStale() {
    return prepared != null && drafts.isStale(prepared, clock.instant());
  }

  /** Committees with a key left: ready, rehearsed, not expired. */
  public List<CeremonyView> getCeremonies() {
    String code = organisations.get(view.agency()).identifier();
    return ceremonies.listReady(code).stream()
        .filter(one -> one.freeKeys(clock.instant()) > 0)
        .toList();
  }

  public long freeKeys(CeremonyView ceremony) {
    return ceremony.freeKeys(clock.instant());
  }
}
