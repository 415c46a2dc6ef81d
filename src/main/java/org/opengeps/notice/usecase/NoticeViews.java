package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
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

  NoticeView of(PublishedOrder order) {
    return view(tenders.find(TenderNumber.of(order.ref())).orElseThrow(), order);
  }

  private NoticeView view(Tender tender, PublishedOrder order) {
    Notice notice = notice(order);
    return view(tender, order, notice, lots(tender, notice));
  }

  /** Orders of one tender, whose lots are read once. */
  List<NoticeView> all(Tender tender, List<PublishedOrder> orders) {
    List<Notice> notices = orders.stream().map(this::notice).toList();
    SortedMap<String, TenderState> lots = lots(tender, notices.get(0));
    return IntStream.range(0, orders.size())
        .mapToObj(i -> view(tender, orders.get(i), notices.get(i), lots))
        .toList();
  }

  private Notice notice(PublishedOrder order) {
    return Notice.from(JsonObject.parse(documents.get(order.noticeHash())));
  }

  private NoticeView view(
      Tender tender, PublishedOrder order, Notice notice, SortedMap<String, TenderState> lots) {
    return new NoticeView(
        notice,
        order.noticeHash(),
        documents.get(order.signedHash()),
        order.signedHash(),
        order.publishedAt(),
        tender.state(),
        lots,
        tender.ref().equals(order.ref()),
        tender.awaitsOrder());
  }

  /** The state of a tender with one lot is that lot's: nothing is to be asked for. */
  private SortedMap<String, TenderState> lots(Tender tender, Notice notice) {
    SortedMap<String, TenderState> states = new TreeMap<>(Notice.LOTS);
    if (notice.lots().size() == 1) {
      states.put(notice.lots().get(0).lot(), tender.state());
    } else {
      tenders.listLots(tender.number()).forEach(lot -> states.put(lot.lot(), lot.state()));
    }
    return states;
  }
}
