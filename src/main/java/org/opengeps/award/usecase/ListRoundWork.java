package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.award.ExaminedLot;
import org.opengeps.award.PendingSignature;
import org.opengeps.award.RoundWork;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.RoundRows;
import org.opengeps.award.model.RoundRows.Candidate;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Ranking;

/**
 * What is to be done in the rounds of many tenders, read from rows and rankings: twelve statements
 * for all of them at most. For officers of the agency; the caller checks that the tenders are its
 * own.
 */
@ApplicationScoped
public class ListRoundWork {
  @Inject private RoundRows rows;
  @Inject private Documents documents;
  @Inject private TimelyTechnical timely;

  /**
   * @param tenders numbers without orders
   * @param now proposals that nobody can approve at this time any more are left out
   */
  @Transactional
  public RoundWork list(Collection<String> tenders, Instant now) {
    List<PendingSignature> pending =
        Stream.concat(
                timely.list(rows.listPendingTechnical(tenders), now).stream(),
                rows.listPendingActs(tenders).stream())
            .toList();
    Set<RoundWork.Lot> decided =
        rows.listDecidedTechnical(tenders).stream()
            .map(lot -> new RoundWork.Lot(lot.tender(), lot.lot()))
            .collect(Collectors.toSet());
    return new RoundWork(pending, decided, examined(tenders));
  }

  private List<ExaminedLot> examined(Collection<String> tenders) {
    List<Ranked> ranked = rows.listUndecided(tenders);
    Iterator<byte[]> rankings =
        documents.list(ranked.stream().map(Ranked::signedHash).toList()).iterator();
    List<Candidate> candidates = rows.listCandidates(tenders);
    Set<LotKey> corrected = Set.copyOf(rows.listCorrected(tenders));
    return ranked.stream()
        .map(
            lot ->
                examined(
                    lot,
                    Ranking.from(SignedDocument.read(rankings.next()).json()),
                    candidates.stream().filter(one -> one.lot().equals(lot.key())).toList(),
                    corrected.contains(lot.key())))
        .toList();
  }

  static ExaminedLot examined(
      Ranked lot, Ranking ranking, List<Candidate> candidates, boolean corrected) {
    Set<UUID> seen = candidates.stream().map(Candidate::submission).collect(Collectors.toSet());
    Set<UUID> out =
        candidates.stream()
            .filter(Candidate::isOut)
            .map(Candidate::submission)
            .collect(Collectors.toSet());
    return new ExaminedLot(
        lot.tender().number(),
        lot.lot(),
        lot.at(),
        (int) ranking.candidates().stream().filter(bid -> !seen.contains(bid.submission())).count(),
        candidates.stream().anyMatch(one -> one.passed() && !out.contains(one.submission())),
        corrected,
        candidates.stream()
            .filter(one -> !one.isOut())
            .map(Candidate::by)
            .collect(Collectors.toSet()));
  }
}
