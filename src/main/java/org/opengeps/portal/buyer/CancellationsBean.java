package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.CancellationState;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.usecase.FindCancellations;
import org.opengeps.identity.CurrentActor;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.CancellationGrant;

/**
 * Requests of bidders that their bids be not opened: an officer sees submission, reason and time,
 * and nobody's name.
 */
@Named
@RequestScoped
public class CancellationsBean {
  /** States of a lot whose bids are sealed. */
  private static final Set<TenderState> SEALED =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED);

  /** As many signs of a submission as tell it from others for people. */
  private static final int SHORT = 8;

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindCancellations cancellations;
  @Inject private RuleSets ruleSets;
  @Inject private FrameBean frame;
  @Inject private Clock clock;
  private NoticeView view;
  private List<Row> rows = List.of();

  @PostConstruct
  void load() {
    view =
        TenderNumber.find(word("number"))
            .flatMap(notices::current)
            .filter(this::isOwn)
            .orElse(null);
    if (view != null) {
      rows = cancellations.ofTender(view.number()).stream().map(Row::new).toList();
    }
  }

  private boolean isOwn(NoticeView one) {
    return notices.isOf(one.number(), visitor.get().organisation());
  }

  private String word(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  /** What the page is for: {@code list}, {@code grant}; {@code gone} or {@code none} if nothing. */
  public String getTask() {
    if (view == null) {
      return "none";
    }
    return word("grant").isEmpty() ? "list" : asked().isPresent() ? "grant" : "gone";
  }

  /** In the order in which they came. */
  public List<Row> getRows() {
    return rows;
  }

  /** Whether the rows must say of which lot they are. */
  public boolean isInLots() {
    return view.lots().size() > 1;
  }

  /** Whether several asked for one bid, of whom only its bidder counts. */
  public boolean isContested() {
    return rows.stream().map(Row::getSubmission).distinct().count() < rows.size();
  }

  /** How many can still be granted. */
  public long getWaiting() {
    return rows.stream().filter(Row::isGrantable).count();
  }

  /** The same in words. */
  public String getWaitingText() {
    return frame.text("buyer.cancellations.waiting", getWaiting());
  }

  /** Whether there is anything to see for the agency: a request, or that one may still come. */
  public boolean isUseful() {
    return view != null && (!rows.isEmpty() || isAllowed() && !isOver());
  }

  private boolean isAllowed() {
    return ruleSets.byHash(view.notice().ruleSet().hash()).allowsCancellation();
  }

  private boolean isOver() {
    return !clock.instant().isBefore(view.opensAt())
        || view.lots().values().stream().noneMatch(SEALED::contains);
  }

  /** Until when requests can be granted, or why they cannot. */
  public String getDeadline() {
    if (!isAllowed()) {
      return frame.text("buyer.cancellations.not-allowed");
    }
    return isOver()
        ? frame.text("buyer.cancellations.over")
        : frame.text(
            "buyer.cancellations.until", frame.timeIn(view.opensAt(), view.notice().zone()));
  }

  private Optional<Row> asked() {
    return rows.stream()
        .filter(Row::isGrantable)
        .filter(row -> row.getRequest().equals(word("grant")))
        .findFirst();
  }

  /** The request to be granted; asked for only if that is the task. */
  public Row getAsked() {
    return asked().orElse(null);
  }

  /** The grant to be signed, byte for byte. */
  public String getGrant() {
    CancellationView one = asked().orElseThrow().one;
    var grant = new CancellationGrant(one.tender(), one.lot(), one.submission(), one.request());
    return new String(grant.toJson().canonical(), StandardCharsets.UTF_8);
  }

  /** A request, for expressions. */
  public final class Row {
    private final CancellationView one;

    private Row(CancellationView one) {
      this.one = one;
    }

    public String getSubmission() {
      return one.submission().toString();
    }

    /** The beginning of the submission's id. */
    public String getShortly() {
      return getSubmission().substring(0, SHORT);
    }

    public String getLot() {
      return one.lot();
    }

    public String getRequest() {
      return one.request().hex();
    }

    public String getReason() {
      return JsonValues.word(one.reason());
    }

    public Instant getRequestedAt() {
      return one.requestedAt();
    }

    public String getState() {
      return one.state().word();
    }

    public boolean isWaiting() {
      return one.state() == CancellationState.REQUESTED;
    }

    public boolean isGrantable() {
      return isWaiting()
          && clock.instant().isBefore(view.opensAt())
          && SEALED.contains(view.state(one.lot()));
    }
  }
}
