package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.registry.CodeList;

/** What people look for, from the rows of tenders and the notices that they show. */
@Dependent
class ReadSearched {
  private static final Logger LOG = Logger.getLogger(ReadSearched.class.getName());

  @Inject private Tenders tenders;
  @Inject private Documents documents;

  /** For the container. */
  protected ReadSearched() {}

  ReadSearched(Tenders tenders, Documents documents) {
    this.tenders = tenders;
    this.documents = documents;
  }

  /**
   * Three statements for each, and one for each order of a tender whose lots were bid for again.
   *
   * @param orders the last one of each tender that somebody signed
   */
  List<SearchedTender> read(List<SignedOrder> orders) {
    return orders.stream().map(this::read).toList();
  }

  private SearchedTender read(SignedOrder order) {
    TenderRef ref = order.ref();
    Tender tender = tenders.find(TenderNumber.of(ref)).orElseThrow();
    TenderSummary row = tender.summary();
    List<String> names = new ArrayList<>(List.of(ref.number(), row.agencyCode()));
    Stream.of(row.title(), row.agencyName(), row.bodyName())
        .forEach(text -> names.addAll(both(text)));
    List<String> texts = new ArrayList<>();
    boolean whole = true;
    try {
      List<Notice> notices = notices(tender, ref);
      Notice last = notices.get(notices.size() - 1);
      texts.addAll(both(last.description()));
      last.eligibility().industries().forEach(code -> names.addAll(industry(code)));
      last.eligibility().allIndustries().forEach(code -> names.addAll(industry(code)));
      notices.stream()
          .flatMap(notice -> notice.lots().stream())
          .map(Lot::title)
          .filter(Objects::nonNull)
          .forEach(title -> names.addAll(both(title)));
    } catch (EvidenceChangedException | JsonFormatException e) {
      // one damaged document, of which others tell the operator, does not hide all other tenders
      whole = false;
      LOG.log(Level.WARNING, e, () -> ref + " is found by its row only");
    }
    return new SearchedTender(order, whole, tender.agency(), row.noticedAt(), names, texts);
  }

  /** An order that lets lots be bid for once more says only those: the others stand before it. */
  private List<Notice> notices(Tender tender, TenderRef ref) {
    List<PublishedOrder> orders =
        tender.isRebid()
            ? tenders.listOrders(tender.number())
            : tenders.findOrder(ref).map(List::of).orElseThrow();
    return orders.stream()
        .map(order -> Notice.from(JsonObject.parse(documents.get(order.noticeHash()))))
        .toList();
  }

  private static List<String> industry(String code) {
    return CodeList.INDUSTRIES.find(code).map(ReadSearched::both).orElse(List.of());
  }

  private static List<String> both(LocalText text) {
    return Stream.of(text.ko(), text.en()).filter(Objects::nonNull).toList();
  }
}
