package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.opening.StandingOrders;

/** Translates notices into the words of the intake. */
@ApplicationScoped
public class ReadTender {
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;

  /** What is in force for the tender of that number; empty if it was never published. */
  @Transactional
  public Optional<TenderFacts> find(TenderRef tender) {
    List<NoticeView> orders = notices.history(TenderNumber.of(tender));
    return orders.stream()
        .filter(NoticeView::current)
        .findFirst()
        .map(notice -> facts(notice, orders));
  }

  /** The same from a notice in force. */
  @Transactional
  public TenderFacts facts(NoticeView notice) {
    return facts(notice, notices.history(notice.number()));
  }

  private TenderFacts facts(NoticeView notice, List<NoticeView> history) {
    List<Sha256> standing = List.copyOf(standing(notice, history));
    RuleSet rules = ruleSets.of(notice.notice());
    return new TenderFacts(
        notice.ref(),
        notice.hash(),
        Set.copyOf(standing),
        standing.get(standing.size() - 1),
        notice.notice().schedule().noticedAt(),
        notice.receiptOpensAt(),
        notice.notice().awaitsBaseAmount(),
        notice.closesAt(),
        rules.end(rules.registrationLead(), notice.closesAt()),
        notice.notice().kind() == Notice.Kind.CANCELLATION,
        notice.notice().eligibility(),
        gates(notice.notice().lots()),
        over(notice),
        rules.drainTime());
  }

  private static Set<String> over(NoticeView notice) {
    return notice.lots().keySet().stream()
        .filter(lot -> !notice.notice().lists(lot))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Sha256> standing(NoticeView notice, List<NoticeView> history) {
    List<Notice> orders = history.stream().map(NoticeView::notice).toList();
    return StandingOrders.of(notice.notice(), orders)
        .orElseThrow(
            () -> new IllegalStateException("an order before " + notice.ref() + " is gone"));
  }

  private static Map<String, LotGate> gates(List<Lot> lots) {
    return lots.stream().collect(Collectors.toMap(Lot::lot, LotGate::of));
  }
}
