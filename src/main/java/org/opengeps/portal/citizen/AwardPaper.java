package org.opengeps.portal.citizen;

import java.io.IOException;
import org.opengeps.award.AwardView;
import org.opengeps.platform.paper.Paper;
import org.opengeps.portal.page.PageTools;
import org.opengeps.protocol.message.Award;

/** The letter that tells a firm that it has, or is meant to have, the award (낙찰통지서). */
final class AwardPaper {
  private final PageTools words;
  private final PaperHead head;

  AwardPaper(PageTools words) {
    this.words = words;
    this.head = new PaperHead(words);
  }

  /**
   * @param lot with a decision
   */
  byte[] write(OpenedLot lot) throws IOException {
    AwardView.Decision decision = lot.decision().orElseThrow();
    String title = words.word("paper.award", decision.award().result());
    try (Paper paper = new Paper(title + " " + lot.view().ref(), words.language())) {
      paper.title(title);
      paper.strong(words.text("paper.to", winner(lot, decision)));
      paper.paragraph(words.word("paper.award.said", decision.award().result()));
      head.tender(paper, lot);
      paper.heading(words.text("paper.outcome"));
      decided(paper, lot, decision);
      paper.paragraph(words.text("paper.award.next"));
      head.proof(paper, lot);
      paper.row(words.text("paper.decision"), decision.signed().hex());
      return paper.finish(head.footer(lot, title));
    }
  }

  /** Who has the award, for how much, and who decided it when. */
  void decided(Paper paper, OpenedLot lot, AwardView.Decision decision) throws IOException {
    Award award = decision.award();
    paper.row(words.word("result.award", award.result()), winner(lot, decision));
    paper.row(words.text("result.amount"), words.money(award.amount()));
    if (!award.scores().isEmpty() && !lot.isChecklist()) {
      paper.row(words.text("award.title"), award.total());
    }
    paper.row(
        words.text("award.decided"),
        words.time(award.decidedAt(), lot.view().notice().zone()),
        words.text("proof.signed-by", lot.officer().orElseThrow()));
  }

  private String winner(OpenedLot lot, AwardView.Decision decision) {
    String number = words.businessNumber(decision.award().supplier());
    return lot.bids().stream()
        .filter(BidRow::winner)
        .map(BidRow::supplierName)
        .findFirst()
        .map(name -> name + " (" + number + ")")
        .orElse(number);
  }
}
