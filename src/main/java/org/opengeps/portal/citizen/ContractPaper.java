package org.opengeps.portal.citizen;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.opengeps.contract.ContractView;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.paper.Paper;
import org.opengeps.portal.page.ContractWords;
import org.opengeps.portal.page.PageTools;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Contract;

/** The contract on paper (계약서), with both parties, who signed for them, and the hash. */
final class ContractPaper {
  private final PageTools words;
  private final PaperHead head;

  ContractPaper(PageTools words) {
    this.words = words;
    this.head = new PaperHead(words);
  }

  /**
   * A contract that was sent.
   *
   * @param signer who signed a document, by its hash
   */
  byte[] write(OpenedLot lot, ContractView view, Function<Sha256, String> signer)
      throws IOException {
    Contract contract = view.offer().orElseThrow().contract();
    String title = words.text("paper.contract");
    try (Paper paper = new Paper(title + " " + lot.view().ref(), words.language())) {
      paper.title(title);
      boolean concluded = view.concludedAt().isPresent();
      paper.paragraph(words.text(concluded ? "paper.contract.said" : "paper.contract.pending"));
      head.tender(paper, lot);
      agreed(paper, contract);
      signatures(paper, lot, view, signer);
      head.proof(paper, lot);
      return paper.finish(head.footer(lot, title));
    }
  }

  private void agreed(Paper paper, Contract contract) throws IOException {
    paper.heading(words.text("buyer.contract.terms"));
    for (ContractWords.Row row : words.contracts().rows(contract)) {
      paper.row(row.label(), row.value());
    }
    paper.heading(words.text("contract.clauses"));
    for (String line : words.local(contract.terms().clauses()).split("\n", -1)) {
      if (!line.isBlank()) {
        paper.paragraph(line);
      }
    }
  }

  private void signatures(
      Paper paper, OpenedLot lot, ContractView view, Function<Sha256, String> signer)
      throws IOException {
    ContractView.Offer offer = view.offer().orElseThrow();
    paper.heading(words.text("contract.steps"));
    paper.row(words.text("contract.hash"), offer.hash().hex());
    signed(paper, lot, "sent", offer.at(), signer.apply(offer.signed()));
    for (ContractView.Step step : view.steps()) {
      String kind = JsonValues.word(step.kind());
      signed(paper, lot, kind, step.at(), signer.apply(step.signed()));
    }
  }

  private void signed(Paper paper, OpenedLot lot, String step, Instant at, String who)
      throws IOException {
    paper.row(
        words.text("contract.step." + step),
        words.time(at, lot.view().notice().zone()),
        words.text("proof.signed-by", who));
  }
}
