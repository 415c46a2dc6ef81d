package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.TechnicalDecisions;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.TechnicalDecision;

/** Technical decisions for those who work on a tender, and those that count for everybody. */
@ApplicationScoped
public class FindTechnical {
  @Inject private TechnicalDecisions decisions;
  @Inject private FindSuspensions suspensions;
  @Inject private Documents documents;

  /** The decision in force: of those that were approved the last one. */
  @Transactional
  public Optional<TechnicalView> find(TenderRef tender, String lot) {
    return decisions.list(LotKey.of(tender, lot)).stream()
        .filter(row -> row.approvedAt().isPresent())
        .reduce(FindTechnical::later)
        .map(this::view);
  }

  /**
   * When a decision in force binds, as put off by suspensions; empty while the round stands still
   * before that.
   */
  @Transactional
  public Optional<Instant> bindsAt(TechnicalView view) {
    TechnicalDecision decision = view.decision();
    return suspensions
        .spans(decision.tender().number(), decision.lot())
        .prolonged(view.approvedAt().orElseThrow(), decision.pricesOpenAt());
  }

  private static TechnicalDecisions.Row later(
      TechnicalDecisions.Row one, TechnicalDecisions.Row other) {
    return other.approvedAt().orElseThrow().isBefore(one.approvedAt().orElseThrow()) ? one : other;
  }

  /** All, in the order of proposing. For officers of the agency. */
  @Transactional
  public List<TechnicalView> list(TenderRef tender, String lot) {
    return decisions.list(LotKey.of(tender, lot)).stream().map(this::view).toList();
  }

  private TechnicalView view(TechnicalDecisions.Row row) {
    byte[] signed = documents.get(row.signed());
    return new TechnicalView(
        TechnicalDecision.from(SignedDocument.read(signed).json()),
        row.signed(),
        row.by(),
        row.at(),
        row.approval(),
        row.approvedAt());
  }
}
