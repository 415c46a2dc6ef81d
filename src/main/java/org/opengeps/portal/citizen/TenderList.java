package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.TableFile;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** The public list with search, filter and order. */
@ApplicationScoped
class TenderList {
  private static final List<String> BUSINESSES =
      Arrays.stream(BusinessType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .toList();

  @Inject private FindTenders tenders;
  @Inject private FindIncidents incidents;
  @Inject private OfficialZone zone;

  Page show(Visit visit) {
    AskedList asked = AskedList.of(visit, zone.zone());
    TenderPage found = asked.isWrong() ? TenderPage.EMPTY : tenders.page(asked.whole());
    Map<String, Object> model = new HashMap<>();
    model.put("rows", found.tenders());
    model.put("query", asked.query().text());
    model.put("tooLong", asked.tooLong());
    asked.filter().refused().ifPresent(refusal -> model.put("wrong", refusal));
    model.put("wrongFields", asked.wrongFields());
    model.put("cut", found.cut());
    model.put("mostInFile", TenderQuery.WHOLE_LIST);
    model.put("match", found.match().name());
    model.put("postponed", postponed(found));
    model.put("status", asked.status());
    model.put("statuses", Arrays.stream(TenderState.values()).map(TenderState::name).toList());
    model.put("filter", asked.typed());
    model.put("businesses", BUSINESSES);
    model.put("conditions", asked.conditions());
    model.put("sort", asked.sort());
    model.put("pages", found.pages());
    model.put("total", found.total());
    return new Page(asked.isWrong() ? Page.BAD_REQUEST : Page.OK, "tenders", model);
  }

  /** The same tenders as a file, in the same order; what cannot be answered is the page. */
  Page save(Visit visit, TableFile form) {
    AskedList asked = AskedList.of(visit, zone.zone());
    if (asked.isWrong()) {
      return show(visit);
    }
    TenderPage all = tenders.page(asked.whole().inOnePiece());
    return Page.of(new TablePage(form, zone.zone(), words -> TenderTable.of(words, all)));
  }

  /** The outage behind the present times, by number of the tender. */
  private Map<String, String> postponed(TenderPage found) {
    Map<String, String> byNumber = new HashMap<>();
    incidents
        .behind(found.tenders().stream().map(TenderSummary::ref).toList())
        .forEach((tender, incident) -> byNumber.put(tender.value(), incident.toString()));
    return byNumber;
  }
}
