package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/** Builds views from rows and documents. */
@Dependent
class NoticeViews {
  @Inject private Tenders tenders;
  @Inject private Documents documents;

  NoticeView current(Tender tender) {
    return view(tender, tenders.findOrder(tender.ref()).orElseThrow());
  }

  /** The last order that lists a lot: the one before the next that begins to list others. */
  Optional<NoticeView> inForce(TenderNumber number, String lot) {
    Optional<Tender> found = tenders.find(number);
    if (found.isEmpty() || !found.get().isRebid()) {
      return found.map(this::current).filter(view -> view.notice().lists(lot));
    }
    List<TenderLot> lots = tenders.listLots(number);
    return lots.stream()
        .filter(one -> one.lot().equals(lot))
        .map(TenderLot::sinceOrder)
        .map(since -> lastBefore(found.get(), next(since, lots)))
        .flatMap(ref -> tenders.findOrder(ref).stream())
        .map(order -> view(found.get(), order))
        .findFirst();
  }

  private static Optional<String> next(String since, List<TenderLot> lots) {
    return lots.stream()
        .map(TenderLot::sinceOrder)
        .filter(other -> other.compareTo(since) > 0)
        .min(Comparator.naturalOrder());
  }

  private static TenderRef lastBefore(Tender tender, Optional<String> next) {
    return next.map(order -> tender.number().order(Integer.parseInt(order) - 1))
        .orElse(tender.ref());
  }

  NoticeView of(PublishedOrder order) {
    return view(tenders.find(TenderNumber.of(order.ref())).orElseThrow(), order);
  }

  private NoticeView view(Tender tender, PublishedOrder order) {
    return all(tender, List.of(order)).get(0);
  }

  /** Orders of one tender, at least one, whose lots and documents are read once for all. */
  List<NoticeView> all(Tender tender, List<PublishedOrder> orders) {
    List<byte[]> papers =
        documents.list(
            orders.stream()
                .flatMap(order -> Stream.of(order.noticeHash(), order.signedHash()))
                .toList());
    List<Notice> notices =
        IntStream.range(0, orders.size())
            .mapToObj(i -> Notice.from(JsonObject.parse(papers.get(2 * i))))
            .toList();
    SortedMap<String, TenderState> lots = lots(tender, notices.get(0));
    return IntStream.range(0, orders.size())
        .mapToObj(i -> view(tender, orders.get(i), notices.get(i), papers.get(2 * i + 1), lots))
        .toList();
  }

  private static NoticeView view(
      Tender tender,
      PublishedOrder order,
      Notice notice,
      byte[] signed,
      SortedMap<String, TenderState> lots) {
    return new NoticeView(
        notice,
        order.noticeHash(),
        signed,
        order.signedHash(),
        order.publishedAt(),
        tender.state(),
        lots,
        tender.ref().equals(order.ref()),
        tender.awaitsOrder());
  }

  /**
   * The state of a tender with one lot, bid for once, is that lot's: nothing is to be asked for.
   */
  private SortedMap<String, TenderState> lots(Tender tender, Notice notice) {
    SortedMap<String, TenderState> states = new TreeMap<>(Notice.LOTS);
    if (notice.lots().size() == 1 && !tender.isRebid()) {
      states.put(notice.lots().get(0).lot(), tender.state());
    } else {
      tenders.listLots(tender.number()).forEach(lot -> states.put(lot.lot(), lot.state()));
    }
    return states;
  }
}
