package org.opengeps.portal.citizen;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opengeps.opening.OpeningView.Arrival;
import org.opengeps.platform.paper.Paper;
import org.opengeps.portal.page.PageTools;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.DrawnPrice;
import org.opengeps.protocol.message.OfferMember;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Step;

/** Minutes of an opening (개찰조서): who opened when, the price, every bid in its order, the award. */
final class MinutesPaper {
  /** Bids of one document: some 20 pages. What is more stands in the table that is one file. */
  static final int MOST_BIDS = 300;

  private static final String BETWEEN = " · ";

  private final PageTools words;
  private final PaperHead head;

  MinutesPaper(PageTools words) {
    this.words = words;
    this.head = new PaperHead(words);
  }

  byte[] write(OpenedLot lot) throws IOException {
    String title = words.text("paper.minutes");
    try (Paper paper = new Paper(title + " " + lot.view().ref(), words.language())) {
      paper.title(title);
      head.tender(paper, lot);
      opening(paper, lot);
      if (lot.record().draw().isPresent()) {
        price(paper, lot, lot.record().draw().get());
      }
      bids(paper, lot);
      outcome(paper, lot);
      head.proof(paper, lot);
      return paper.finish(head.footer(lot, title));
    }
  }

  private void opening(Paper paper, OpenedLot lot) throws IOException {
    ZoneId zone = lot.view().notice().zone();
    paper.heading(words.text("paper.opening"));
    paper.row(words.text("notice.closes"), words.time(lot.view().closesAt(), zone));
    paper.row(words.text("notice.opens"), words.time(lot.opening().opensAt(), zone));
    paper.row(words.text("paper.opened-at"), words.time(lot.record().openedAt(), zone));
    String members =
        lot.opening().partials().stream()
            .filter(one -> lot.record().members().contains(one.member()))
            .map(Arrival::name)
            .collect(Collectors.joining(", "));
    paper.row(
        words.text("paper.members"),
        members,
        words.text("keys.detail", lot.opening().k(), lot.opening().n()));
    paper.row(words.text("result.counts"), counts(lot.record().counts()));
  }

  private String counts(OpeningRecord.Counts counts) {
    String said =
        words.text(
            "result.counts.detail",
            counts.sealed(),
            counts.opened(),
            counts.voided(),
            counts.superseded() + counts.withdrawn());
    String kept = counts.kept() > 0 ? " " + words.text("result.counts.kept", counts.kept()) : "";
    return said
        + kept
        + (counts.cancelled() > 0
            ? " " + words.text("result.counts.cancelled", counts.cancelled())
            : "");
  }

  private void price(Paper paper, OpenedLot lot, DrawResult draw) throws IOException {
    paper.heading(words.text("paper.price"));
    lot.lot()
        .price()
        .baseAmount()
        .ifPresent(base -> row(paper, words.text("notice.base"), words.money(base)));
    List<String> drawn = new ArrayList<>();
    for (DrawnPrice one : draw.prices()) {
      if (one.selected()) {
        drawn.add(
            one.serial()
                + ": "
                + words.money(one.price())
                + " ("
                + words.text("table.picked")
                + " "
                + one.count()
                + ")");
      }
    }
    paper.row(words.text("draw.selected"), drawn.toArray(String[]::new));
    paper.row(words.text("result.estimated"), words.money(draw.estimatedPrice()));
    List<Step> steps = lot.award().map(award -> award.ranking().steps()).orElse(List.of());
    for (Step step : steps) {
      paper.row(words.step(step), words.figure(step.value(), lot.view().notice().currency()));
    }
  }

  private static void row(Paper paper, String label, String value) {
    try {
      paper.row(label, value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a document written in memory", e);
    }
  }

  private void bids(Paper paper, OpenedLot lot) throws IOException {
    List<BidRow> bids = lot.bids();
    paper.heading(words.text("result.bids"));
    if (bids.stream().anyMatch(bid -> bid.rate() != null)) {
      paper.paragraph(words.text("result.bids.caption"));
    }
    for (BidRow bid : bids.subList(0, Math.min(MOST_BIDS, bids.size()))) {
      String rank = bid.rank() == null ? "–" : bid.rank() + ".";
      String name = bid.supplierName() == null ? words.text("result.unknown") : bid.supplierName();
      String number = bid.supplier() == null ? "" : " " + words.businessNumber(bid.supplier());
      paper.row(rank + " " + name + number, offered(lot, bid), judged(lot, bid));
    }
    if (bids.size() > MOST_BIDS) {
      paper.paragraph(
          words.text("paper.more", bids.size() - MOST_BIDS, "/tenders/" + lot.name("bids")));
    }
  }

  private String offered(OpenedLot lot, BidRow bid) {
    List<String> said = new ArrayList<>();
    said.add(bid.amount() == null ? "–" : words.money(bid.amount()));
    if (bid.rate() != null) {
      said.add(bid.rate() + " %");
    }
    for (OfferMember.Figure figure : lot.lot().offer().figures()) {
      String value = bid.figures().get(figure.code());
      if (value != null) {
        said.add(
            words.local(figure.title()) + " " + value + " " + words.word("unit", figure.unit()));
      }
    }
    if (bid.picks() != null) {
      said.add(words.text("result.picks") + " " + bid.picks());
    }
    return String.join(BETWEEN, said);
  }

  private String judged(OpenedLot lot, BidRow bid) {
    String reason = bid.reason() == null ? "" : " (" + words.word("void", bid.reason()) + ")";
    return words.word("bid-state", bid.state())
        + reason
        + BETWEEN
        + words.text("result.received")
        + " "
        + words.exactTime(bid.receivedAt(), lot.view().notice().zone());
  }

  private void outcome(Paper paper, OpenedLot lot) throws IOException {
    paper.heading(words.text("paper.outcome"));
    if (lot.decision().isPresent()) {
      new AwardPaper(words).decided(paper, lot, lot.decision().get());
    } else {
      paper.paragraph(words.word("state", lot.view().state(lot.lot().lot())));
    }
  }
}
