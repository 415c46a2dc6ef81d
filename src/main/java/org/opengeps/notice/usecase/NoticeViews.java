package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return view(tender, lots(tender), tenders.findOrder(tender.ref()).orElseThrow());
  }

  NoticeView of(PublishedOrder order) {
    Tender tender = tenders.find(TenderNumber.of(order.ref())).orElseThrow();
    return view(tender, lots(tender), order);
  }

  /** Orders of one tender, whose lots are read once. */
  List<NoticeView> all(Tender tender, List<PublishedOrder> orders) {
    SortedMap<String, TenderState> lots = lots(tender);
    return orders.stream().map(order -> view(tender, lots, order)).toList();
  }

  private NoticeView view(
      Tender tender, SortedMap<String, TenderState> lots, PublishedOrder order) {
    return new NoticeView(
        Notice.from(JsonObject.parse(documents.get(order.noticeHash()))),
        order.noticeHash(),
        documents.get(order.signedHash()),
        order.signedHash(),
        order.publishedAt(),
        tender.state(),
        lots,
        tender.ref().equals(order.ref()),
        tender.awaitsOrder());
  }

  private SortedMap<String, TenderState> lots(Tender tender) {
    SortedMap<String, TenderState> states = new TreeMap<>(Notice.LOTS);
    tenders.listLots(tender.number()).forEach(lot -> states.put(lot.lot(), lot.state()));
    return states;
  }
}
