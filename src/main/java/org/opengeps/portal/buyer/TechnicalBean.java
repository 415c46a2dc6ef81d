package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.identity.CurrentActor;
import org.opengeps.law.Deadline;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.OpenOnDecision;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalApproval;

/** Who passes the technical examination: one officer says so, another approves. */
@Named
@RequestScoped
public class TechnicalBean {
  /**
   * What is left for the second officer, beside the time for objections, unless the first says
   * more.
   */
  private static final Duration FOR_APPROVAL = Duration.ofHours(1);

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindOpening openings;
  @Inject private OpenOnDecision released;
  @Inject private FindTechnical technical;
  @Inject private FindSuspensions suspensions;
  @Inject private RuleSets ruleSets;
  @Inject private Documents documents;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private NoticeView view;
  private Lot lot;
  private OpeningRecord record;
  private List<TechnicalView> decisions = List.of();
  private TechnicalView inForce;

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(number -> AskedLot.order(request, notices, number))
            .filter(this::isOwn)
            .orElse(null);
    lot = view == null ? null : AskedLot.of(request, view.notice());
    if (lot != null && lot.decided().isPresent()) {
      record = opening(lot.first().envelope()).flatMap(OpeningView::record).orElse(null);
      decisions = technical.list(view.ref(), lot.lot());
      inForce = technical.find(view.ref(), lot.lot()).orElse(null);
    }
  }

  private boolean isOwn(NoticeView one) {
    return notices.isOf(one.number(), visitor.get().organisation());
  }

  private Optional<OpeningView> opening(String envelope) {
    return openings.find(view.ref().number(), new Slot(lot.lot(), envelope));
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /**
   * A text of this page: another one where those who pass are asked for their prices in a stage of
   * their own.
   */
  public String text(String name) {
    String key = "buyer.technical." + name;
    return frame.text(lot.nextStage().isPresent() ? key + ".stage" : key);
  }

  /** Name of the lot. */
  public String getLot() {
    return lot.lot();
  }

  /** What this page is for: {@code propose}, {@code approve}, or nothing. */
  public String getTask() {
    if (record == null
        || isReleased()
        || suspensions.current(view.ref().number(), lot.lot()).isPresent()) {
      return "";
    }
    return word("decision").isEmpty() ? "propose" : isPending() ? "approve" : "";
  }

  private boolean isPending() {
    return asked().filter(one -> one.approval().isEmpty()).isPresent();
  }

  private boolean isReleased() {
    return released.isReleased(view.ref().number(), lot);
  }

  private Optional<TechnicalView> asked() {
    return decisions.stream()
        .filter(one -> one.signed().hex().equals(word("decision")))
        .findFirst();
  }

  /** Bids that were opened, in close order. */
  public List<OpeningRecord.Bid> getBids() {
    return record.bids().stream().filter(bid -> bid.state() == OpeningRecord.State.OPENED).toList();
  }

  /** What a bid offers in its technical envelope. */
  public String offered(OpeningRecord.Bid bid) {
    return lot.offer().figures().stream()
        .filter(figure -> bid.offer().values().has(figure.code()))
        .map(
            figure ->
                frame.local(figure.title())
                    + " "
                    + bid.offer().text(figure.code()).orElse("")
                    + " "
                    + frame.word("unit", figure.unit()))
        .collect(Collectors.joining(", "));
  }

  /** Decisions that wait for their second officer. */
  public List<TechnicalView> getPending() {
    return decisions.stream().filter(one -> one.approval().isEmpty()).toList();
  }

  /** The decision in force, or null. */
  public TechnicalView getInForce() {
    return inForce;
  }

  /** The order of the notice that the record, and so the decision, names. */
  public String getTender() {
    return record.tender().toString();
  }

  public String getRecordHash() {
    return record.toJson().hash().hex();
  }

  public String getCloseHash() {
    return record.closeHash().hex();
  }

  /** Hash of the decision whose place a new one takes; empty if there is none. */
  public String getReplaces() {
    return inForce == null ? "" : inForce.decision().hash().hex();
  }

  /** A time at which the prices may be opened if the second officer is quick enough, as a field. */
  public String getProposedTime() {
    Instant earliest = ruleSets.of(view.notice()).end(objections(), clock.instant());
    return OfficialTime.field(earliest.plus(FOR_APPROVAL), view.notice().zone());
  }

  public String getZoneName() {
    return OfficialTime.zoneName(view.notice().zone(), clock.instant());
  }

  /** How long objections can be raised. */
  public String getObjections() {
    Deadline period = objections();
    return frame.local(new LocalText(period.korean(), period.english()));
  }

  private Deadline objections() {
    return ruleSets.byHash(view.notice().ruleSet().hash()).objectionPeriod().orElseThrow();
  }

  /** What is approved, as the other officer signed it: the page reads and shows it itself. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(asked().orElseThrow().signed()));
  }

  /** The consent to be signed, byte for byte. */
  public String getApproval() {
    var approval =
        new TechnicalApproval(record.tender(), lot.lot(), asked().orElseThrow().signed());
    return new String(approval.toJson().canonical(), StandardCharsets.UTF_8);
  }
}
