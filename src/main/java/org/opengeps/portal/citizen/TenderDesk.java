package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningEnd;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.RuleSets;
import org.opengeps.portal.page.LotRow;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.watch.usecase.WatchTenders;

/** The pages of one tender: the notice, the form of a bid, the live opening. */
@ApplicationScoped
class TenderDesk {
  private static final Set<TenderState> AFTER_OPENING =
      Set.of(
          TenderState.OPENED,
          TenderState.ADMITTED,
          TenderState.CONTINUED,
          TenderState.EVALUATING,
          TenderState.AWARD_INTENDED,
          TenderState.AWARDED);

  private static final String NUMBER = "R[0-9]{2}BK[0-9]{8}";
  private static final int LENGTH = 13;

  @Inject private FindNotice notices;
  @Inject private FindIncidents incidents;
  @Inject private ReadLog log;
  @Inject private FindOpening openings;
  @Inject private LotFailures failures;
  @Inject private AdmittedFirms firms;
  @Inject private FindSuspensions suspensions;
  @Inject private QuestionsDesk questions;
  @Inject private ContractDesk contracts;
  @Inject private PaymentDesk payments;
  @Inject private ResultDesk results;
  @Inject private CanIBidDesk own;
  @Inject private OrdersDesk compared;
  @Inject private RuleSets rules;
  @Inject private AwardMethods methods;
  @Inject private WatchTenders watch;
  @Inject private CurrentActor visitor;

  /** {@code /tenders/{number}} and what lies below it; with an order the notice as it then was. */
  Page show(Visit visit) {
    String name = visit.path().get(1);
    String part = visit.path().size() > 2 ? visit.path().get(2) : "";
    if (name.matches(NUMBER + "-[0-9]{3}") && part.isEmpty()) {
      return notices
          .find(TenderRef.parse(name))
          .map(view -> Page.of("tender", detail(view, lotOf(visit, view.notice()))))
          .orElseGet(Page::notFound);
    }
    Optional<NoticeView> found = asked(visit);
    if (found.isEmpty()) {
      return Page.notFound();
    }
    NoticeView view = found.get();
    Lot lot = lotOf(visit, view.notice());
    return switch (part) {
      case "" -> Page.of("tender", detail(view, lot));
      case "bid" -> Page.of("bid", own.warned(bidding(view, lot), view, lot));
      case "can-i-bid" ->
          Page.of(
              part, own.model(view, lot, common(view, lot, lots(view), failures.find(view, lot))));
      case "rules" -> Page.of("ruleset", pinned(view));
      case "opening" -> Page.of("opening", common(view, lot, lots(view), failures.find(view, lot)));
      case "questions" -> questions.show(view, visit.pageNumber());
      case "answer" -> Page.of("answer", common(view, lot, lots(view), failures.find(view, lot)));
      case "changes" -> compared.show(visit, view);
      case "contract" ->
          contracts.show(view, lot, common(view, lot, lots(view), failures.find(view, lot)));
      case "payments" ->
          payments.show(view, lot, common(view, lot, lots(view), failures.find(view, lot)));
      case "waiver" -> Page.of("waiver", common(view, lot, lots(view), failures.find(view, lot)));
      case "result" -> Page.of("result", result(view, lot, visit.pageNumber()));
      default -> Page.notFound();
    };
  }

  /** The order that holds for the lot that is asked for, or the order in force. */
  Optional<NoticeView> asked(Visit visit) {
    String name = visit.path().get(1);
    if (!name.matches(NUMBER + "(-[0-9]{3})?")) {
      return Optional.empty();
    }
    TenderNumber number = new TenderNumber(name.substring(0, LENGTH));
    String lot = visit.parameter("lot");
    Optional<NoticeView> own = lot.isEmpty() ? Optional.empty() : notices.inForce(number, lot);
    return own.or(() -> notices.current(number));
  }

  /** The lot that is asked for, or the first one. */
  static Lot lotOf(Visit visit, Notice notice) {
    return notice.findLot(visit.parameter("lot")).orElse(notice.lots().get(0));
  }

  /** The rule set that the notice pins, as it was when it was pinned. */
  private Map<String, Object> pinned(NoticeView view) {
    Map<String, Object> model = new HashMap<>(RulesDesk.model(rules.of(view.notice())));
    model.put("number", view.ref().number());
    return model;
  }

  private Map<String, Object> result(NoticeView view, Lot lot, int page) {
    Optional<LotFailure> failure = failures.find(view, lot);
    Map<String, Object> common = common(view, lot, lots(view), failure);
    common.put(
        "contracted",
        view.state(lot.lot()) == TenderState.AWARDED
            && rules.of(view.notice()).contract().isPresent());
    return results.model(view, lot, failure, common, page);
  }

  /** What everybody wants to know who thinks of bidding: in a later stage also, whether one may. */
  private Map<String, Object> bidding(NoticeView view, Lot lot) {
    List<LotRow> lots = lots(view);
    Map<String, Object> model = common(view, lot, lots, failures.find(view, lot));
    if (lot.admitted() != null) {
      model.put("admitted", firms.list(view.ref().number(), lots, lot));
    }
    return model;
  }

  private List<LotRow> lots(NoticeView view) {
    return LotRow.all(view, () -> notices.history(view.number()));
  }

  private Map<String, Object> common(
      NoticeView view, Lot lot, List<LotRow> lots, Optional<LotFailure> failure) {
    TenderState state = view.state(lot.lot());
    Map<String, Object> model = new HashMap<>();
    model.put("notice", view.notice());
    model.put("lot", lot);
    model.put("lots", lots);
    rounds(lots, lot, model);
    model.put("state", state.name());
    pauses(view, lot, state, model);
    model.put("reached", failure.map(LotFailure::word).orElseGet(() -> reached(view, state)));
    OfferForm form = lot.offer();
    form.serials().ifPresent(serials -> model.put("serials", serials));
    model.put("figures", form.figures());
    model.put("currency", Currencies.toJson(view.notice().currency()).toString());
    lot.price().draw().ifPresent(draw -> model.put("draw", draw));
    lot.price().baseAmount().ifPresent(base -> model.put("base", base));
    boolean failedOpened = failure.filter(LotFailure::isOpened).isPresent();
    model.put("opened", failedOpened || AFTER_OPENING.contains(state) || isHalfOpen(view, lot));
    view.notice()
        .envelope(lot.last())
        .ifPresent(
            terms -> {
              model.put("envelope", terms);
              model.put("key", terms.committeeKey());
            });
    return model;
  }

  /** When the round stood still, and whether it does now: once the lot is over none does. */
  private void pauses(NoticeView view, Lot lot, TenderState state, Map<String, Object> model) {
    List<SuspensionView> pauses = suspensions.list(view.ref().number(), lot.lot());
    model.put("pauses", pauses.stream().map(PauseRow::of).toList());
    pauses.stream()
        .reduce((earlier, last) -> last)
        .filter(last -> last.isSuspending() && state != TenderState.FAILED)
        .ifPresent(current -> model.put("paused", PauseRow.of(current)));
  }

  /** The rounds of the same lot before and after this one. */
  private static void rounds(List<LotRow> lots, Lot lot, Map<String, Object> model) {
    LotName name = lot.name();
    name.before()
        .flatMap(before -> named(lots, before))
        .ifPresent(one -> model.put("earlier", one));
    named(lots, name.next()).ifPresent(one -> model.put("later", one));
  }

  private static Optional<Lot> named(List<LotRow> lots, LotName name) {
    return lots.stream().map(LotRow::lot).filter(lot -> lot.name().equals(name)).findFirst();
  }

  /** Technical bids are opened: there is a result to be seen before prices are. */
  private boolean isHalfOpen(NoticeView view, Lot lot) {
    return lot.decided().isPresent()
        && openings.end(view.ref().number(), lot.first()).flatMap(OpeningEnd::record).isPresent();
  }

  /** What is next: receipt may wait for the base amount, whatever time it opens. */
  private static String reached(NoticeView view, TenderState state) {
    boolean waits = state == TenderState.NOTICED && view.notice().awaitsBaseAmount();
    return waits ? Notice.Kind.BASE_AMOUNT.name() : state.name();
  }

  private Map<String, Object> detail(NoticeView view, Lot lot) {
    Notice notice = view.notice();
    Map<String, Object> model = own.warned(bidding(view, lot), view, lot);
    List<NoticeView> all = notices.history(view.number());
    List<NoticeView> orders =
        all.stream().filter(order -> order.notice().lists(lot.lot())).toList();
    NoticeView last = orders.get(orders.size() - 1);
    model.put("orders", OrderRow.all(all));
    questions.brief(view, model);
    if (view.state().isEnd()) {
      model.put("followedBy", notices.following(view.number()));
    }
    model.put("current", last.ref().equals(view.ref()));
    resealed(orders, view).ifPresent(order -> model.put("resealed", order));
    model.put("inForce", last.ref().toString());
    model.put("postponements", postponements(orders, view.number()));
    model.put("awaitsOrder", view.current() && view.awaitsOrder());
    RuleSet law = rules.of(notice);
    model.put("rules", law.title());
    law.baseAmountUntil(view.closesAt()).ifPresent(until -> model.put("baseUntil", until));
    model.put("openTerms", openTerms(notice, lot, law));
    model.put("noticeHash", view.hash().hex());
    model.put("signer", Signer.of(view.signed()));
    visitor
        .findPerson()
        .ifPresent(who -> model.put("watched", watch.isWatched(who.id(), view.number())));
    lot.price().draw().ifPresent(draw -> model.put("drawLow", percent(draw.rangeLow())));
    lot.price().draw().ifPresent(draw -> model.put("drawHigh", percent(draw.rangeHigh())));
    log.findDocument(view.signedHash()).ifPresent(index -> model.put("ledgerIndex", index));
    return model;
  }

  /** What the order that says the base amount will say, too, if anything. */
  private List<String> openTerms(Notice notice, Lot lot, RuleSet law) {
    return methods.find(notice.award().method()).filter(any -> notice.awaitsBaseAmount()).stream()
        .flatMap(method -> method.asked(law).stream())
        .filter(term -> lot.award().has(term) && lot.award().isNull(term))
        .toList();
  }

  /** What outages made of the orders that list a lot. */
  private List<PostponementView> postponements(List<NoticeView> orders, TenderNumber number) {
    Set<TenderRef> own = orders.stream().map(NoticeView::ref).collect(Collectors.toSet());
    return incidents.ofTender(number).stream().filter(one -> own.contains(one.ref())).toList();
  }

  /** The last order up to this one that ended what had been sealed before it. */
  private static Optional<String> resealed(List<NoticeView> orders, NoticeView view) {
    return orders.stream()
        .filter(order -> order.ref().toString().compareTo(view.ref().toString()) <= 0)
        .filter(order -> order.notice().revision().bidsAlreadySealed() == SealedBids.RESEAL)
        .map(order -> order.ref().toString())
        .max(Comparator.naturalOrder());
  }

  /** 97000 thousandths as 97.000. */
  private static String percent(int thousandths) {
    return java.math.BigDecimal.valueOf(thousandths, 3).toPlainString();
  }
}
