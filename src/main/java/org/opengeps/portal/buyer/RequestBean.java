package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.opengeps.award.usecase.PrepareRequest;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;

/** The page on which an officer calls a company, or asks it for a supplement. */
@Named
@RequestScoped
public class RequestBean {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindOpening openings;
  @Inject private PrepareRequest prepare;
  @Inject private FrameBean frame;
  private NoticeView view;
  private Lot lot;
  private Verdict<CandidateRequest> prepared;

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(number -> AskedLot.order(request, notices, number))
            .filter(one -> notices.isOf(one.number(), visitor.get().organisation()))
            .orElse(null);
    if (view != null) {
      lot = AskedLot.of(request, view.notice());
    }
    if (view != null && word("submission").matches(ID)) {
      prepared = prepare.prepare(kind(), view.ref(), lot.lot(), submission());
    }
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private UUID submission() {
    return UUID.fromString(word("submission"));
  }

  private Kind kind() {
    return word("do").equals("supplement") ? Kind.SUPPLEMENT : Kind.CALL;
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** Name of the lot. */
  public String getLot() {
    return lot.lot();
  }

  /** {@code call} or {@code supplement}. */
  public String getTask() {
    return kind() == Kind.CALL ? "call" : "supplement";
  }

  /** Whether the company can be asked now. */
  public boolean isPossible() {
    return prepared != null && prepared.refused().isEmpty();
  }

  /** Why it cannot, in words. */
  public String getObstacle() {
    return prepared == null
        ? frame.text("buyer.request.impossible")
        : RefusalTexts.in(frame.getLanguage()).sentence(prepared.refused().orElseThrow());
  }

  /** What is signed unless the officer puts it in other words. */
  public CandidateRequest getPrepared() {
    return prepared.orThrow();
  }

  /** When its time begins, as messages have it. */
  public String getAskedAt() {
    return JsonValues.time(getPrepared().askedAt());
  }

  /** When its time is over. */
  public String getDueAt() {
    return JsonValues.time(getPrepared().dueAt());
  }

  /** Name of the company. */
  public String getSupplier() {
    return openings.find(view.ref().number(), lot.last()).flatMap(OpeningView::record).stream()
        .flatMap(record -> record.bids().stream())
        .filter(bid -> bid.submission().equals(submission()) && bid.supplierName() != null)
        .map(OpeningRecord.Bid::supplierName)
        .findFirst()
        .orElse("");
  }
}
