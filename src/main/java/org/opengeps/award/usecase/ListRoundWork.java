package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.opengeps.award.model.RoundRows.Request;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Procedure;
import org.opengeps.notice.usecase.ListUnderway;
import org.opengeps.opening.RoundSpans;
import org.opengeps.opening.usecase.ListPauses;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Ranking;

/**
 * What is to be done in the rounds of many tenders, read from rows and rankings: sixteen statements
 * for all of them at most. For officers of the agency; the caller checks that the tenders are its
 * own.
 */
@ApplicationScoped
public class ListRoundWork {
  @Inject private RoundRows rows;
  @Inject private Documents documents;
  @Inject private TimelyTechnical timely;
  @Inject private ListUnderway underway;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private ListPauses pauses;

  /**
   * @param tenders numbers without orders
   * @param now proposals that nobody can approve at this time any more are left out, and whoever
   *     was called and has not answered by then is out
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
    return new RoundWork(pending, decided, examined(tenders, now));
  }

  private List<ExaminedLot> examined(Collection<String> tenders, Instant now) {
    List<Ranked> ranked = rows.listUndecided(tenders);
    Iterator<byte[]> rankings =
        documents.list(ranked.stream().map(Ranked::signedHash).toList()).iterator();
    List<Candidate> candidates = rows.listCandidates(tenders);
    Set<LotKey> corrected = Set.copyOf(rows.listCorrected(tenders));
    Set<LotKey> calling = calling(ranked);
    List<Request> requests = calling.isEmpty() ? List.of() : requests(tenders);
    return ranked.stream()
        .map(
            lot ->
                examined(
                    lot,
                    Ranking.from(SignedDocument.read(rankings.next()).json()),
                    candidates.stream().filter(one -> one.lot().equals(lot.key())).toList(),
                    corrected.contains(lot.key()),
                    calling.contains(lot.key())
                        ? Optional.of(
                            requests.stream().filter(one -> one.lot().equals(lot.key())).toList())
                        : Optional.empty(),
                    now))
        .toList();
  }

  private List<Request> requests(Collection<String> tenders) {
    List<Request> asked = rows.listRequests(tenders);
    return asked.isEmpty() ? asked : putOff(asked, pauses.spans(tenders));
  }

  /** As suspensions have put them off: nothing is due before a round that stands still goes on. */
  static List<Request> putOff(List<Request> requests, List<RoundSpans> pauses) {
    Map<LotKey, Suspensions> spans =
        pauses.stream()
            .collect(
                Collectors.toMap(one -> new LotKey(one.tender(), one.lot()), RoundSpans::spans));
    return requests.stream()
        .map(
            one ->
                one.due(
                    spans
                        .getOrDefault(one.lot(), Suspensions.NONE)
                        .prolonged(one.askedAt(), one.dueAt())
                        .orElse(Instant.MAX)))
        .toList();
  }

  /** Lots whose candidates are called before they are examined. */
  private Set<LotKey> calling(List<Ranked> ranked) {
    if (ranked.isEmpty()) {
      return Set.of();
    }
    Map<TenderRef, Notice> notices =
        underway.notices(ranked.stream().map(Ranked::tender).distinct().toList());
    return ranked.stream()
        .filter(lot -> isCalling(notices.get(lot.tender()), lot.lot()))
        .map(Ranked::key)
        .collect(Collectors.toSet());
  }

  private boolean isCalling(Notice notice, String lot) {
    Verdict<Procedure> method =
        methods.under(notice, lot, ruleSets.byHash(notice.ruleSet().hash()));
    return method.refused().isEmpty() && method.orThrow().calls().isPresent();
  }

  /**
   * @param requests of the lot; empty if its candidates are not called
   */
  static ExaminedLot examined(
      Ranked lot,
      Ranking ranking,
      List<Candidate> candidates,
      boolean corrected,
      Optional<List<Request>> requests,
      Instant now) {
    Set<UUID> seen = candidates.stream().map(Candidate::submission).collect(Collectors.toSet());
    Set<UUID> out =
        candidates.stream()
            .filter(Candidate::isOut)
            .map(Candidate::submission)
            .collect(Collectors.toSet());
    List<UUID> left =
        ranking.candidates().stream()
            .map(Ranking.Bid::submission)
            .filter(one -> !seen.contains(one) && !isSilent(one, requests, now))
            .toList();
    return new ExaminedLot(
        lot.tender().number(),
        lot.lot(),
        lot.at(),
        left.size(),
        candidates.stream().anyMatch(one -> one.passed() && !out.contains(one.submission())),
        corrected,
        candidates.stream()
            .filter(one -> !one.isOut())
            .map(Candidate::by)
            .collect(Collectors.toSet()),
        requests.map(all -> papers(left, all, now)).orElse(ExaminedLot.Papers.NONE));
  }

  private static boolean isSilent(UUID candidate, Optional<List<Request>> requests, Instant now) {
    return requests.stream()
        .flatMap(List::stream)
        .anyMatch(
            one ->
                one.submission().equals(candidate)
                    && !one.supplement()
                    && !one.answered()
                    && !now.isBefore(one.dueAt()));
  }

  private static ExaminedLot.Papers papers(List<UUID> left, List<Request> requests, Instant now) {
    List<Request> asked = requests.stream().filter(one -> left.contains(one.submission())).toList();
    Optional<Instant> due =
        asked.stream()
            .filter(one -> !one.answered() && now.isBefore(one.dueAt()))
            .map(Request::dueAt)
            .min(Comparator.naturalOrder());
    return new ExaminedLot.Papers(asked.isEmpty() && !left.isEmpty(), due);
  }
}
