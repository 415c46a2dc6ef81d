package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.award.AwardView;
import org.opengeps.award.PreparedAward;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Marks;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.OpenOnDecision;
import org.opengeps.portal.page.LotRow;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Unsuccessful;

/**
 * A lot of a tender of the agency after its opening: whose turn it is, the scores, the decision.
 */
@Named
@RequestScoped
public class TenderBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindAward awards;
  @Inject private PrepareAward prepareAward;
  @Inject private FindOpening openings;
  @Inject private OpenOnDecision released;
  @Inject private FindSuspensions suspensions;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private NoticeView view;
  private Lot lot;
  private List<LotRow> lots;
  private AwardView award;
  private Map<UUID, String> suppliers;
  private Verdict<PreparedAward> prepared;

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    if (number != null && number.matches("R[0-9]{2}BK[0-9]{8}")) {
      view = AskedLot.order(request, notices, new TenderNumber(number)).orElse(null);
      lot = view == null ? null : AskedLot.of(request, view.notice());
      award = view == null ? null : findAward().orElse(null);
    }
  }

  private Optional<AwardView> findAward() {
    return awards.findFor(visitor.get().organisation(), view.ref(), lot.lot());
  }

  /** Null if there is no such tender. */
  public NoticeView getView() {
    return view;
  }

  /** The lot that is shown. */
  public Lot getLot() {
    return lot;
  }

  /** What the addresses of its public pages end with: {@code ?lot=2}, or nothing for one lot. */
  public String getQuery() {
    return getLots().isEmpty() ? "" : "?lot=" + lot.lot();
  }

  /** Its state. */
  public TenderState getState() {
    return view.state(lot.lot());
  }

  /** All lots in all their rounds, if there are several; else none. */
  public List<LotRow> getLots() {
    if (lots == null) {
      List<LotRow> all = LotRow.all(view, () -> notices.history(view.number()));
      lots = all.size() > 1 ? all : List.of();
    }
    return lots;
  }

  /** Whether the tender is this officer's agency's. */
  public boolean isOwn() {
    return notices.isOf(view.number(), visitor.get().organisation());
  }

  /** Whether its technical bids are opened and no decision about them binds: one can be taken. */
  public boolean isTechnical() {
    return lot.decided().isPresent()
        && isOwn()
        && openings.find(view.ref().number(), lot.first()).flatMap(OpeningView::record).isPresent()
        && !released.isReleased(view.ref().number(), lot)
        && getState() == TenderState.OPENING
        && !isSuspended();
  }

  /** Whether those who pass are asked for their prices in a stage of their own. */
  public boolean isStaged() {
    return lot.nextStage().isPresent();
  }

  public boolean isCorrectable() {
    return isOwn() && view.isCorrectable(clock.instant());
  }

  /** Whether its base amount is still to be said, and can be. */
  public boolean isAwaitingBaseAmount() {
    return isCorrectable() && view.notice().awaitsBaseAmount();
  }

  /** Whether it has ended in a way after which it may be published once more (재공고). */
  public boolean isFollowable() {
    return isOwn() && notices.mayBeFollowed(view);
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
    return award.toScore().stream().findFirst().map(this::bid).orElse(null);
  }

  /** Whether several candidates share the rank that is examined. */
  public boolean isTied() {
    Integer rank = getCandidate().rank();
    return award.ranking().bids().stream().filter(bid -> rank.equals(bid.rank())).count() > 1;
  }

  /** Name of the firm to be scored. */
  public String getSupplier() {
    return supplierOf(getCandidate().submission());
  }

  /** The bid that the examination lets win; asked for only if {@link #isDecidable()}. */
  public Ranking.Bid getWinner() {
    return bid(prepared().award().submission());
  }

  /** The award to be signed, byte for byte. */
  public String getPreparedAward() {
    return new String(prepared().canonical(), StandardCharsets.UTF_8);
  }

  /** SHA-256 of everything that was signed in the round, which the decision names. */
  public String getActs() {
    return award.facts().stream().map(Sha256::hex).collect(Collectors.joining(" "));
  }

  private PreparedAward prepared() {
    return findPrepared().orThrow();
  }

  private Verdict<PreparedAward> findPrepared() {
    if (prepared == null) {
      prepared = prepareAward.prepare(view.ref(), lot.lot(), Award.Result.AWARDED);
    }
    return prepared;
  }

  /** Name for a new draft: a cancellation. */
  public String getNewDraft() {
    return UUID.randomUUID().toString();
  }

  /** Name of the firm that wins. */
  public String getWinnerName() {
    return supplierOf(getWinner().submission());
  }

  /** Name of the firm that sent a bid; empty if its content is unknown. */
  public String supplierOf(UUID submission) {
    if (suppliers == null) {
      suppliers = suppliers();
    }
    return suppliers.getOrDefault(submission, "");
  }

  private Map<UUID, String> suppliers() {
    return openings.find(view.ref().number(), lot.last()).flatMap(OpeningView::record).stream()
        .flatMap(record -> record.bids().stream())
        .filter(bid -> bid.supplierName() != null)
        .collect(Collectors.toMap(OpeningRecord.Bid::submission, OpeningRecord.Bid::supplierName));
  }

  /** {@code checklist} where grounds for exclusion are answered, {@code scores} otherwise. */
  public String getSheetKind() {
    return SheetForm.kind(award.examination().sheet());
  }

  /** The sheet of the candidate whose turn it is. */
  public SheetForm getSheetForm() {
    return SheetForm.blank(
        award.examination().sheet(),
        award.examination().computed().get(getCandidate().submission()));
  }

  public String getPassMarkText() {
    return frame.text("buyer.score.pass", Marks.plain(award.examination().sheet().passMark()));
  }

  /** Those who were scored, in the order in which it happened. */
  public List<ExaminedRow> getExamined() {
    return award.sheets().stream()
        .sorted(Comparator.comparing(ScoreSheet::scoredAt))
        .map(
            sheet ->
                new ExaminedRow(
                    frame,
                    award.examination().sheet(),
                    bid(sheet.submission()),
                    supplierOf(sheet.submission()),
                    sheet))
        .toList();
  }

  private Ranking.Bid bid(UUID submission) {
    return award.ranking().bids().stream()
        .filter(bid -> bid.submission().equals(submission))
        .findFirst()
        .orElseThrow();
  }

  /** Whether scores can be corrected and candidates passed over: nothing is decided yet. */
  public boolean isChangeable() {
    return !award.isDecided() && getState() == TenderState.EVALUATING && !isSuspended();
  }

  private boolean isSuspended() {
    return suspensions.current(view.ref().number(), lot.lot()).isPresent();
  }

  /** Whether nobody qualified, which an officer who scored no candidate decides. */
  public boolean isUnsuccessful() {
    return isChangeable() && award.awaiting().isEmpty() && !isDecidable();
  }

  /** The decision that nobody qualified, byte for byte. */
  public String getPreparedUnsuccessful() {
    Unsuccessful decision = prepareAward.prepareUnsuccessful(view.ref(), lot.lot()).orThrow();
    return new String(decision.toJson().canonical(), StandardCharsets.UTF_8);
  }

  /** Whether the method has found a winner and nothing is decided yet. */
  public boolean isDecidable() {
    return !award.isDecided()
        && award.awaiting().isEmpty()
        && findPrepared() instanceof Verdict.Accepted<PreparedAward>;
  }
}
