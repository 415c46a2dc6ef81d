package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.portal.page.FactRow;
import org.opengeps.portal.page.FactTable;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;
import org.opengeps.portal.page.TableFile;
import org.opengeps.protocol.draw.DrawnPrice;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OfferMember;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * The tables of a tender as files: {@code /tenders/{number}/bids.csv}, {@code draw}, {@code log},
 * each also {@code .xlsx}; the lot as on the pages. They hold all rows, where the pages turn.
 */
@ApplicationScoped
class TableDesk {
  private static final int PLACE = 2;

  @Inject private TenderDesk tenders;
  @Inject private FindOpening openings;
  @Inject private FindAward awards;
  @Inject private ReadLog log;
  @Inject private FactList factList;

  /** Empty if no table is asked for; the answer is 404 for one that is not known (yet). */
  Optional<Page> find(Visit visit) {
    if (visit.path().size() != PLACE + 1) {
      return Optional.empty();
    }
    String file = visit.path().get(PLACE);
    return TableFile.named(file)
        .map(form -> show(visit, form, file.substring(0, file.length() - form.ending().length())));
  }

  private Page show(Visit visit, TableFile form, String table) {
    Optional<NoticeView> found = tenders.asked(visit);
    if (found.isEmpty()) {
      return Page.notFound();
    }
    NoticeView view = found.get();
    Lot lot = TenderDesk.lotOf(visit, view.notice());
    Optional<TablePage.Source> source =
        switch (table) {
          case "bids" -> record(view, lot).map(record -> bids(view, lot, record));
          case "draw" -> record(view, lot).flatMap(record -> draw(view, lot, record));
          case "log" -> Optional.of(facts(view));
          default -> Optional.empty();
        };
    return source
        .map(one -> Page.of(new TablePage(form, view.notice().zone(), one)))
        .orElseGet(Page::notFound);
  }

  private Optional<OpeningRecord> record(NoticeView view, Lot lot) {
    return lot.nextStage().isPresent()
        ? Optional.empty()
        : openings.find(view.ref().number(), lot.last()).flatMap(OpeningView::record);
  }

  /** {@code R26BK00000001-bids}, and of one of several lots {@code R26BK00000001-2-bids}. */
  private static String name(NoticeView view, Lot lot, String table) {
    String part = view.notice().lots().size() > 1 ? "-" + lot.lot() : "";
    return view.ref().number() + part + "-" + table;
  }

  private TablePage.Source bids(NoticeView view, Lot lot, OpeningRecord record) {
    Optional<AwardView> award = awards.find(view.ref(), lot.lot());
    List<BidRow> bids =
        BidRow.all(
            record,
            award.map(AwardView::ranking).orElse(null),
            award
                .flatMap(AwardView::decision)
                .map(decision -> decision.award().submission())
                .orElse(null));
    List<OfferMember.Figure> figures = lot.offer().figures();
    String currency = view.notice().currency().code();
    return words ->
        new Table(
            name(view, lot, "bids"),
            bidColumns(words, figures, currency),
            bids.stream().map(bid -> bidRow(words, figures, bid)).toList());
  }

  private static List<String> bidColumns(
      PageTools words, List<OfferMember.Figure> figures, String currency) {
    List<String> columns = new ArrayList<>();
    columns.add(words.text("result.rank"));
    columns.add(words.text("result.supplier"));
    columns.add(words.text("table.business-number"));
    columns.add(words.text("result.amount") + " (" + currency + ")");
    columns.add(words.text("result.rate"));
    figures.forEach(
        one -> columns.add(words.local(one.title()) + " (" + words.word("unit", one.unit()) + ")"));
    Stream.of("result.picks", "result.received", "result.state", "table.reason", "table.award")
        .map(words::text)
        .forEach(columns::add);
    return columns;
  }

  private static List<Object> bidRow(
      PageTools words, List<OfferMember.Figure> figures, BidRow bid) {
    List<Object> row = new ArrayList<>();
    row.add(bid.rank());
    row.add(bid.supplierName() == null ? words.text("result.unknown") : bid.supplierName());
    row.add(bid.supplier() == null ? null : words.businessNumber(bid.supplier()));
    row.add(bid.amount());
    row.add(bid.rate() == null ? null : new BigDecimal(bid.rate()));
    figures.forEach(one -> row.add(bid.figures().get(one.code())));
    row.add(bid.picks());
    row.add(bid.receivedAt());
    row.add(words.word("bid-state", bid.state()));
    row.add(bid.reason() == null ? null : words.word("void", bid.reason()));
    row.add(bid.winner() ? words.word("result.award", Award.Result.AWARDED) : null);
    return row;
  }

  private static Optional<TablePage.Source> draw(NoticeView view, Lot lot, OpeningRecord record) {
    String currency = view.notice().currency().code();
    return record
        .draw()
        .map(
            draw ->
                words ->
                    new Table(
                        name(view, lot, "draw"),
                        List.of(
                            words.text("table.serial"),
                            words.text("table.price") + " (" + currency + ")",
                            words.text("table.picked"),
                            words.text("draw.selected")),
                        draw.prices().stream().map(price -> drawRow(words, price)).toList()));
  }

  private static List<Object> drawRow(PageTools words, DrawnPrice price) {
    return Table.row(
        price.serial(),
        price.price(),
        price.count(),
        price.selected() ? words.text("draw.selected") : null);
  }

  private TablePage.Source facts(NoticeView view) {
    List<FactRow> facts = factList.rows(log.listAbout(view.ref().number() + "-"));
    return words -> FactTable.of(words, view.ref().number() + "-log", facts, view.notice().zone());
  }
}
