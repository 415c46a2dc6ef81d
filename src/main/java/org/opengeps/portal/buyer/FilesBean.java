package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.BidContents;
import org.opengeps.opening.BidPlace;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.ReadBid;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;

/** The files of an opened bid with whom to call. To see this page is a read, which is logged. */
@Named
@RequestScoped
public class FilesBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindOpening openings;
  @Inject private ReadBid readBid;
  @Inject private FrameBean frame;
  private NoticeView view;
  private Lot lot;
  private String envelope;
  private BidContents contents;
  private Refusal refusal;

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(number -> AskedLot.order(request, notices, number))
            .filter(one -> notices.isOf(one.number(), visitor.get().organisation()))
            .orElse(null);
    boolean sees =
        request.getMethod().equals(HttpMethod.GET); // else it would log a read of nothing
    boolean named = word("submission").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    if (view == null || !named || !sees) {
      view = null;
      return;
    }
    lot = AskedLot.of(request, view.notice());
    envelope = getEnvelopes().contains(word("envelope")) ? word("envelope") : lot.last().envelope();
    read(new BidPlace(view.number(), UUID.fromString(word("submission")), envelope));
  }

  private void read(BidPlace place) {
    Verdict<BidContents> verdict = readBid.contents(visitor.findPerson().orElseThrow(), place);
    refusal = verdict.refused().orElse(null);
    contents = refusal == null ? verdict.orThrow() : null;
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

  public String getSubmission() {
    return word("submission");
  }

  /** Of which envelope the files are. */
  public String getEnvelope() {
    return envelope;
  }

  /** All envelopes of the lot, in their order. */
  public List<String> getEnvelopes() {
    return lot.envelopes().stream().map(EnvelopeTerms::envelope).toList();
  }

  /** Null if it was refused. */
  public BidContents getContents() {
    return contents;
  }

  /** Why nothing is shown; empty if something is. */
  public String getRefused() {
    return refusal == null ? "" : RefusalTexts.in(frame.getLanguage()).sentence(refusal);
  }

  /** Name of the firm; empty if no record has it. */
  public String getSupplier() {
    return getEnvelopes().stream()
        .flatMap(one -> openings.find(view.ref().number(), new Slot(lot.lot(), one)).stream())
        .flatMap(one -> one.record().stream())
        .flatMap(FilesBean::bids)
        .filter(bid -> bid.submission().toString().equals(getSubmission()))
        .map(OpeningRecord.Bid::supplierName)
        .filter(name -> name != null)
        .findFirst()
        .orElse("");
  }

  private static Stream<OpeningRecord.Bid> bids(OpeningRecord record) {
    return record.bids().stream();
  }

  /** Where a file is downloaded. */
  public String address(BidContents.File file) {
    return "/api/v1/tenders/"
        + view.number()
        + "/bids/"
        + getSubmission()
        + "/files/"
        + file.sha256()
        + "?envelope="
        + envelope;
  }
}
