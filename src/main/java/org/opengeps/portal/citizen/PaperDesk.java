package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * What is kept on paper of a tender: {@code /tenders/{number}/minutes.pdf}, the minutes of the
 * opening (개찰조서), {@code award.pdf}, the letter to the winner (낙찰통지서), and {@code contract.pdf},
 * the contract (계약서); the lot as on the pages.
 */
@ApplicationScoped
class PaperDesk {
  private static final int PLACE = 2;
  private static final String MINUTES = "minutes";
  private static final String AWARD = "award";
  private static final String CONTRACT = "contract";

  @Inject private TenderDesk tenders;
  @Inject private FindOpening openings;
  @Inject private FindAward awards;
  @Inject private FindContracts contracts;
  @Inject private ReadLog log;
  @Inject private Documents documents;

  /** Empty if no paper is asked for; the answer is 404 for one that there is not (yet). */
  Optional<Page> find(Visit visit) {
    if (visit.path().size() != PLACE + 1) {
      return Optional.empty();
    }
    return switch (visit.path().get(PLACE)) {
      case MINUTES + ".pdf" -> Optional.of(minutes(visit));
      case AWARD + ".pdf" -> Optional.of(award(visit));
      case CONTRACT + ".pdf" -> Optional.of(contract(visit));
      default -> Optional.empty();
    };
  }

  private Page minutes(Visit visit) {
    return opened(visit)
        .map(lot -> new PaperPage(lot.name(MINUTES), words -> new MinutesPaper(words).write(lot)))
        .map(Page::of)
        .orElseGet(Page::notFound);
  }

  private Page award(Visit visit) {
    return opened(visit)
        .filter(lot -> lot.decision().isPresent())
        .map(lot -> new PaperPage(lot.name(AWARD), words -> new AwardPaper(words).write(lot)))
        .map(Page::of)
        .orElseGet(Page::notFound);
  }

  /** From when it is sent: before, it is nobody's but the agency's. */
  private Page contract(Visit visit) {
    return opened(visit)
        .flatMap(
            lot ->
                contracts
                    .find(lot.view().ref(), lot.lot().lot())
                    .filter(view -> view.offer().isPresent())
                    .map(view -> paper(lot, view)))
        .map(Page::of)
        .orElseGet(Page::notFound);
  }

  private PaperPage paper(OpenedLot lot, ContractView view) {
    return new PaperPage(
        lot.name(CONTRACT),
        words ->
            new ContractPaper(words).write(lot, view, signed -> Signer.of(documents.get(signed))));
  }

  private Optional<OpenedLot> opened(Visit visit) {
    return tenders.asked(visit).flatMap(view -> opened(view, visit));
  }

  private Optional<OpenedLot> opened(NoticeView view, Visit visit) {
    Lot lot = TenderDesk.lotOf(visit, view.notice());
    return lot.nextStage().isPresent()
        ? Optional.empty()
        : openings
            .find(view.ref().number(), lot.last())
            .flatMap(opening -> opening.record().map(record -> of(view, lot, opening, record)));
  }

  private OpenedLot of(NoticeView view, Lot lot, OpeningView opening, OpeningRecord record) {
    Optional<AwardView> award = awards.find(view.ref(), lot.lot());
    return new OpenedLot(
        view,
        lot,
        opening,
        record,
        award,
        Signer.of(documents.get(opening.signedRecord().orElseThrow())),
        log.findDocument(opening.signedRecord().orElseThrow()),
        award
            .flatMap(AwardView::decision)
            .map(decision -> Signer.of(documents.get(decision.signed()))));
  }
}
