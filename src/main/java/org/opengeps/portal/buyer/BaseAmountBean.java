package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.identity.CurrentActor;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.Currencies;

/**
 * The form of the order that says the base amount which a notice of the officer's agency left open.
 */
@Named
@RequestScoped
public class BaseAmountBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private Clock clock;
  private final String draft = UUID.randomUUID().toString();
  private NoticeView view;

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    if (number != null && number.matches("R[0-9]{2}BK[0-9]{8}")) {
      view =
          notices
              .current(new TenderNumber(number))
              .filter(this::isOwn)
              .filter(found -> found.isCorrectable(clock.instant()))
              .filter(found -> found.notice().awaitsBaseAmount())
              .orElse(null);
    }
  }

  private boolean isOwn(NoticeView found) {
    return notices.isOf(found.number(), visitor.get().organisation());
  }

  /** The order in force; null if there is none whose base amount this officer can say. */
  public NoticeView getView() {
    return view;
  }

  /** Name of the new draft. */
  public String getDraft() {
    return draft;
  }

  /** The terms as they stand, as a draft says them, for the page's script. */
  public String getTerms() {
    return Draft.termsJson(DraftTerms.of(view.notice())).toString();
  }

  /** {@code {"code": "KRW", "scale": 0}}, as the draft says it. */
  public String getCurrency() {
    return Currencies.toJson(view.notice().currency()).toString();
  }

  public String getCurrencyCode() {
    return view.notice().currency().code();
  }

  /** The lots whose base amount is to be said, with what comes with it. */
  public List<LotForm> getOpen() {
    AwardMethod method = methods.find(view.notice().award().method()).orElseThrow();
    List<String> amounts = method.asked(ruleSets.of(view.notice()));
    List<DraftLot> lots = DraftTerms.of(view.notice()).lots();
    return IntStream.range(0, lots.size())
        .filter(place -> view.notice().lots().get(place).awaitsBaseAmount())
        .mapToObj(place -> new LotForm(place, Optional.of(lots.get(place)), amounts))
        .toList();
  }

  /** First instant at which it is too late. */
  public Instant getUntil() {
    return ruleSets.of(view.notice()).baseAmountUntil(view.closesAt()).orElse(view.closesAt());
  }
}
