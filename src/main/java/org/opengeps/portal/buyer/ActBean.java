package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.award.RoundChange;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundActApproval;

/**
 * A change of the round: a score that was entered wrong, a candidate who may not win; proposed by
 * one officer, approved by another.
 */
@Named
@RequestScoped
public class ActBean {
  @Inject private FrameBean frame;
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindAward awards;
  @Inject private FindSuspensions suspensions;
  @Inject private Documents documents;
  private NoticeView view;
  private String lot;
  private AwardView award;
  private RoundChange change;
  private Ranking.Bid bid;

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(number -> AskedLot.order(request, notices, number))
            .orElse(null);
    lot = view == null ? null : AskedLot.of(request, view.notice()).lot();
    award =
        Optional.ofNullable(view)
            .flatMap(one -> awards.findFor(visitor.get().organisation(), one.ref(), lot))
            .orElse(null);
    if (award != null) {
      change = named(word("act")).orElse(null);
      bid = bid(change == null ? word("submission") : change.act().submission().toString());
    }
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private Optional<RoundChange> named(String hash) {
    return award.changes().stream().filter(one -> one.signed().hex().equals(hash)).findFirst();
  }

  private Ranking.Bid bid(String submission) {
    return award.ranking().candidates().stream()
        .filter(one -> one.submission().toString().equals(submission))
        .findFirst()
        .orElse(null);
  }

  /** Null if there is no such tender. */
  public NoticeView getView() {
    return view;
  }

  /** Name of the lot. */
  public String getLot() {
    return lot;
  }

  public AwardView getAward() {
    return award;
  }

  /** The act to approve, or null. */
  public RoundChange getChange() {
    return change;
  }

  /** The candidate, or null. */
  public Ranking.Bid getBid() {
    return bid;
  }

  /** What this page is for: {@code correct}, {@code annul}, {@code approve}, or nothing. */
  public String getTask() {
    if (bid == null
        || award.decision().isPresent()
        || suspensions.current(view.ref().number(), lot).isPresent()) {
      return "";
    }
    if (change != null) {
      return change.isPending() ? "approve" : "";
    }
    String task = word("do");
    boolean fits = task.equals("annul") || task.equals("correct") && getSheet() != null;
    return fits ? task : "";
  }

  /** The candidate's sheet in force, or null. */
  public ScoreSheet getSheet() {
    return award.sheets().stream()
        .filter(sheet -> sheet.submission().equals(bid.submission()))
        .findFirst()
        .orElse(null);
  }

  /** {@code checklist} where grounds for exclusion are answered, {@code scores} otherwise. */
  public String getSheetKind() {
    return SheetForm.kind(award.examination().sheet());
  }

  /** A score, or the answer about a ground for exclusion in words. */
  public String shown(Score score) {
    if (!award.examination().sheet().isChecklist()) {
      return score.score();
    }
    return frame.text(score.score().equals("0") ? "buyer.ground.yes" : "buyer.ground.no");
  }

  /** The sheet as it is now, to be corrected. */
  public SheetForm getSheetForm() {
    return SheetForm.correction(award.examination().sheet(), getSheet().scores());
  }

  /** What is approved, as the other officer signed it: the page reads and shows it itself. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(change.signed()));
  }

  /** The consent to be signed, byte for byte. */
  public String getApproval() {
    var approval = new RoundActApproval(award.tender(), lot, change.signed());
    return new String(approval.toJson().canonical(), StandardCharsets.UTF_8);
  }
}
