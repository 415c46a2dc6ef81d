package org.opengeps.portal.citizen;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.platform.paper.Paper;
import org.opengeps.portal.page.PageTools;
import org.opengeps.protocol.message.Notice;

/** What every paper of a lot says: which tender it is about, and how to check what it says. */
final class PaperHead {
  private final PageTools words;

  PaperHead(PageTools words) {
    this.words = words;
  }

  void tender(Paper paper, OpenedLot lot) throws IOException {
    Notice notice = lot.view().notice();
    if (notice.practice()) {
      paper.paragraph(words.text("paper.practice"));
    }
    paper.heading(words.text("paper.tender"));
    paper.row(words.text("notice.number"), notice.ref().toString());
    String head = words.lots().head(lot.lot());
    paper.row(
        words.text("table.title"),
        Stream.of(words.local(notice.title()), head)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" – ")));
    paper.row(words.text("tenders.agency"), words.local(notice.agency().name()));
    paper.row(words.text("notice.demanding-body"), words.local(notice.demandingBody().name()));
    paper.row(
        words.text("notice.business"),
        words.word("business", notice.business().type()),
        words.word("procurement", notice.competition().method())
            + " · "
            + words.word("award-method", notice.award().method()));
  }

  /** Signatures and hashes: what stands on paper only repeats what was signed. */
  void proof(Paper paper, OpenedLot lot) throws IOException {
    paper.heading(words.text("paper.proof"));
    paper.paragraph(words.text("paper.proof.detail", lot.bundle()));
    paper.row(
        words.text("paper.record"),
        lot.record().toJson().hash().hex(),
        words.text("proof.signed-by", lot.recordSigned()));
    paper.row(
        words.text("proof.ledger"),
        lot.recordIndex()
            .map(index -> words.text("proof.ledger.index", index))
            .orElseGet(() -> words.text("proof.ledger.pending")));
  }

  String footer(OpenedLot lot, String title) {
    return "OpenGePS · " + lot.view().ref() + " · " + title;
  }
}
