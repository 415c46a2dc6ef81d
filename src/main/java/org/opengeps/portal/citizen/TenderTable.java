package org.opengeps.portal.citizen;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderSummary;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;

/**
 * The public list as a table, one row a tender. Its name says what the page says above the list and
 * a table has no row for: {@code -similar} where no tender has the words as they are spelt, {@code
 * -part} where there are more tenders than rows.
 */
final class TenderTable {
  private TenderTable() {}

  static Table of(PageTools words, TenderPage found) {
    List<String> columns =
        Stream.of(
                "table.number",
                "table.title",
                "table.agency",
                "table.body",
                "table.business",
                "table.estimated",
                "table.base",
                "table.currency",
                "table.lots",
                "table.noticed",
                "notice.closes",
                "notice.opens",
                "table.state")
            .map(words::text)
            .toList();
    return new Table(
        name(found), columns, found.tenders().stream().map(one -> row(words, one)).toList());
  }

  static String name(TenderPage found) {
    boolean part = found.cut() || found.total() > found.tenders().size();
    return "tenders" + (found.match() == Match.NEAR ? "-similar" : "") + (part ? "-part" : "");
  }

  private static List<Object> row(PageTools words, TenderSummary tender) {
    return Table.row(
        tender.ref().toString(),
        words.local(tender.title()),
        words.local(tender.agencyName()),
        words.local(tender.bodyName()),
        words.word("business", tender.businessType()),
        tender.estimatedAmount(),
        tender.baseAmount(),
        tender.estimatedAmount().currency().code(),
        tender.lots(),
        tender.noticedAt(),
        tender.closesAt(),
        tender.opensAt(),
        words.word("state", tender.state()));
  }
}
