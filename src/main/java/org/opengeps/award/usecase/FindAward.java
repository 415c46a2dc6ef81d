package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.award.AwardView;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.Ended;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Award;

/** Ranking and decision of a lot. Scores are confidential until a decision stands. */
@ApplicationScoped
public class FindAward {
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private Documents documents;

  /** For everybody; empty until the lot is opened and ranked. */
  @Transactional
  public Optional<AwardView> find(TenderRef tender, String lot) {
    return awards.find(LotKey.of(tender, lot)).map(ranked -> view(ranked, false));
  }

  /** With scores and turns, for the agency that publishes; empty for others. */
  @Transactional
  public Optional<AwardView> findFor(OrganisationId agency, TenderRef tender, String lot) {
    return notices
        .agencyOf(TenderNumber.of(tender))
        .filter(agency::equals)
        .flatMap(own -> awards.find(LotKey.of(tender, lot)))
        .map(ranked -> view(ranked, true));
  }

  /**
   * @param inside whether the reader belongs to the agency
   */
  @Transactional
  public AwardView view(Ranked ranked, boolean inside) {
    LotFile file = files.find(ranked.tender(), ranked.lot()).orThrow();
    List<Decided> decisions = file.decisions();
    boolean open = inside || !decisions.isEmpty() || file.ended().isPresent();
    List<ScoreSheet> sheets = open ? file.sheets() : List.of();
    List<UUID> turn = inside || file.acts().isEmpty() ? file.standing().awaiting() : List.of();
    return new AwardView(
        ranked.tender(),
        file.ranking(),
        ranked.rankingHash(),
        ranked.signedHash(),
        sheets,
        turn,
        file.standing().turns().entrySet().stream()
            .filter(one -> turn.contains(one.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        file.examination(turn),
        file.roundChanges().stream()
            .filter(change -> inside || open && change.approval().isPresent())
            .toList(),
        open ? Waive.views(file) : List.of(),
        open ? file.requests() : List.of(),
        open ? file.documents() : List.of(),
        decisions.isEmpty()
            ? Optional.empty()
            : Optional.of(decision(decisions.get(decisions.size() - 1))),
        file.ended().map(Ended::signedHash));
  }

  private AwardView.Decision decision(Decided decided) {
    return new AwardView.Decision(
        Award.from(SignedDocument.read(documents.get(decided.signedHash())).json()),
        decided.signedHash(),
        decided.at());
  }
}
