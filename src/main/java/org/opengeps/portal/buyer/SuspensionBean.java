package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.usecase.ContractAwaited;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.SuspensionApproval;

/** The round of a lot stands still, or goes on: one officer proposes it, another approves. */
@Named
@RequestScoped
public class SuspensionBean {
  private static final Set<TenderState> IN_ROUND =
      EnumSet.of(TenderState.OPENING, TenderState.OPENED, TenderState.EVALUATING);

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindOpening openings;
  @Inject private FindSuspensions suspensions;
  @Inject private ContractAwaited contracts;
  @Inject private Documents documents;
  private NoticeView view;
  private Lot lot;
  private List<SuspensionView> acts = List.of();
  private List<SuspensionView> pending = List.of();

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(number -> AskedLot.order(request, notices, number))
            .filter(one -> notices.isOf(one.number(), visitor.get().organisation()))
            .orElse(null);
    if (view != null) {
      lot = AskedLot.of(request, view.notice());
      acts = suspensions.list(view.ref().number(), lot.lot());
      pending = suspensions.listPending(view.ref().number(), lot.lot());
    }
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** Name of the lot. */
  public String getLot() {
    return lot.lot();
  }

  /** Whether there is a round that can stand still or go on. */
  public boolean isUseful() {
    return view != null
        && isInRound(view.state(lot.lot()))
        && openings.find(view.ref().number(), lot.first()).flatMap(OpeningView::record).isPresent();
  }

  private boolean isInRound(TenderState state) {
    return IN_ROUND.contains(state)
        || state == TenderState.AWARDED && contracts.isAwaited(view.ref(), lot.lot());
  }

  /** The suspension that lasts, or null. */
  public SuspensionView getCurrent() {
    return last().filter(SuspensionView::isSuspending).orElse(null);
  }

  /** Since when it lasts; asked for only if there is one. */
  public Instant getSince() {
    return getCurrent().approvedAt().orElseThrow();
  }

  private Optional<SuspensionView> last() {
    return acts.stream().reduce((earlier, later) -> later);
  }

  /** Those that wait for their second officer. */
  public List<SuspensionView> getPending() {
    return pending;
  }

  /** What this page is for: {@code suspend}, {@code resume}, {@code approve}, or nothing. */
  public String getTask() {
    if (!isUseful()) {
      return "";
    }
    if (!word("act").isEmpty()) {
      return asked().isPresent() ? "approve" : "";
    }
    return getCurrent() == null ? "suspend" : "resume";
  }

  private Optional<SuspensionView> asked() {
    return pending.stream().filter(one -> one.signed().hex().equals(word("act"))).findFirst();
  }

  /** Whether what is to be approved stops the round. */
  public boolean isSuspending() {
    return asked().orElseThrow().isSuspending();
  }

  /** Hash of the act that counted last; empty if there is none. */
  public String getFollows() {
    return last().map(one -> one.act().hash().hex()).orElse("");
  }

  /** What is approved, as the other officer signed it: the page reads and shows it itself. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(asked().orElseThrow().signed()));
  }

  /** The consent to be signed, byte for byte. */
  public String getApproval() {
    SuspensionView act = asked().orElseThrow();
    var approval = new SuspensionApproval(act.act().tender(), lot.lot(), act.signed());
    return new String(approval.toJson().canonical(), StandardCharsets.UTF_8);
  }
}
