package org.opengeps.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Counted;
import org.opengeps.method.Act;
import org.opengeps.method.CallPeriods;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Standing;
import org.opengeps.method.Turn;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.SelfScore;

/**
 * Every candidate that was called had the time of the rule set, none was called before those ahead
 * of it had theirs, and what counts as an answer came in time. Who was silent follows from this.
 */
final class RequestCheck {
  private static final String CHECK = "award";

  /**
   * By how much the beginning of a time may lie before the batch of its request, and its end behind
   * the shortest one: an officer signs what was prepared, a batch comes on its beat, and a log that
   * was down says later what was asked in time.
   */
  private static final Duration GRACE = Duration.ofDays(1);

  private final LeafCheck leaves;
  private final LoggedFiles log;
  private final Optional<PinnedRules> rules;
  private final Suspensions suspensions;
  private final Findings findings;

  /**
   * @param suspensions of the lot
   */
  RequestCheck(
      LeafCheck leaves,
      LoggedFiles log,
      Optional<PinnedRules> rules,
      Suspensions suspensions,
      Findings findings) {
    this.leaves = leaves;
    this.log = log;
    this.rules = rules;
    this.suspensions = suspensions;
    this.findings = findings;
  }

  /** The clock of the round when it was decided: not later than the log has the decision. */
  RoundTime time(String decision, Instant decidedAt) {
    Instant logged = log.at(decision, decidedAt);
    if (!leaves.requests().isEmpty()) {
      findings.require(
          !decidedAt.isAfter(logged),
          CHECK,
          decision + " decidedAt",
          "not after the log has it at " + logged,
          decidedAt);
    }
    return new RoundTime(decidedAt.isBefore(logged) ? decidedAt : logged, suspensions);
  }

  /** The time that a request gives is that of the rule set, from when it was asked. */
  void request(RoundFact<CandidateRequest> fact, CallPeriods periods) {
    CandidateRequest request = fact.content();
    String where = fact.where() + " fact";
    Instant logged = log.entry(fact.batch()).at();
    findings.require(
        !request.askedAt().isAfter(logged) && !request.askedAt().isBefore(logged.minus(GRACE)),
        CHECK,
        where + " askedAt",
        "within a day before the log has it at " + logged,
        request.askedAt());
    end(periods, request, request.askedAt())
        .ifPresent(
            earliest ->
                findings.require(
                    !request.dueAt().isBefore(earliest),
                    CHECK,
                    where + " dueAt",
                    "not before " + earliest + ", as the rule set says",
                    request.dueAt()));
    end(periods, request, request.askedAt().plus(GRACE))
        .ifPresent(
            latest ->
                findings.require(
                    !request.dueAt().isAfter(latest),
                    CHECK,
                    where + " dueAt",
                    "not after " + latest + ", a day more than the rule set says",
                    request.dueAt()));
  }

  private Optional<Instant> end(CallPeriods periods, CandidateRequest request, Instant from) {
    return rules.flatMap(pinned -> pinned.end(periods.of(request.kind()), from));
  }

  /** An answer came in time, as far as the log tells: its signer's clock proves nothing. */
  void answer(RoundFact<SelfScore> fact) {
    Optional<CandidateRequest> request =
        leaves.requests().stream()
            .map(RoundFact::content)
            .filter(one -> one.hash().equals(fact.content().request()))
            .findFirst();
    if (!findings.require(
        request.isPresent(),
        CHECK,
        fact.where() + " fact request",
        "a request that the candidate was sent",
        fact.content().request())) {
      return;
    }
    Optional<Instant> due = later().due((Act.Request) Act.of(request.get()));
    Instant logged = log.entry(fact.batch()).at();
    findings.require(
        due.filter(end -> logged.minus(GRACE).isBefore(end)).isPresent(),
        CHECK,
        fact.where() + " fact",
        "an answer in the log within a day after its time was over at "
            + due.orElse(request.get().dueAt()),
        logged);
  }

  private RoundTime later() {
    return new RoundTime(Instant.MAX, suspensions);
  }

  /** Candidates whose amounts are lower. */
  private static List<UUID> ahead(Ranking ranking, UUID candidate) {
    int rank =
        ranking.candidates().stream()
            .filter(bid -> bid.submission().equals(candidate))
            .mapToInt(Ranking.Bid::rank)
            .findFirst()
            .orElse(0);
    return ranking.candidates().stream()
        .filter(bid -> bid.rank() < rank)
        .map(Ranking.Bid::submission)
        .toList();
  }

  /** Nobody was scored before it had answered, by the order of the log. */
  private void scored() {
    for (RoundFact<CandidateScore> sheet : leaves.sheets()) {
      findings.require(
          leaves.answers().stream()
              .anyMatch(
                  answer ->
                      answer.content().submission().equals(sheet.content().submission())
                          && answer.batch() <= sheet.batch()),
          CHECK,
          sheet.where() + " fact",
          "a score after an answer of the candidate",
          "none before it");
      leaves.requests().stream()
          .filter(one -> one.content().kind() == CandidateRequest.Kind.SUPPLEMENT)
          .filter(one -> one.content().submission().equals(sheet.content().submission()))
          .forEach(supplement -> supplemented(supplement, sheet));
    }
  }

  /** A supplement is no formality: its score waits for the answer, or until its time is over. */
  private void supplemented(
      RoundFact<CandidateRequest> supplement, RoundFact<CandidateScore> sheet) {
    boolean answered =
        leaves.answers().stream()
            .anyMatch(
                answer ->
                    answer.content().request().equals(supplement.content().hash())
                        && answer.batch() <= sheet.batch());
    Instant logged = log.entry(sheet.batch()).at();
    Optional<Instant> due = later().due((Act.Request) Act.of(supplement.content()));
    findings.require(
        supplement.batch() <= sheet.batch()
            && (answered || due.filter(end -> !logged.isBefore(end)).isPresent()),
        CHECK,
        sheet.where() + " fact",
        "a score after the supplement that was asked for, or not before " + due.orElse(null),
        logged);
  }

  /** Nobody was called while somebody ahead of it could still answer, or scored without papers. */
  void order(Ranking ranking, Standing standing) {
    if (!standing.turns().isEmpty()) {
      scored();
    }
    for (RoundFact<CandidateRequest> fact : leaves.requests()) {
      if (fact.content().kind() == CandidateRequest.Kind.CALL) {
        ahead(ranking, fact.content().submission()).stream()
            .filter(bid -> isSilent(standing, bid))
            .forEach(bid -> notBefore(fact, standing, bid));
      }
    }
    long silent = standing.turns().keySet().stream().filter(bid -> isSilent(standing, bid)).count();
    if (!leaves.requests().isEmpty()) {
      findings.confirm(
          Counted.of(
                  leaves.requests().size(),
                  "time for a candidate is that of the rule set",
                  "times for candidates are those of the rule set")
              + "; "
              + Counted.of(Math.toIntExact(silent), "candidate was", "candidates were")
              + " silent until it was too late.");
    }
  }

  /** Whoever waived or was passed over before its time was over gave way at once. */
  private static boolean isSilent(Standing standing, UUID candidate) {
    return standing.acts().stands(candidate) && standing.turn(candidate) == Turn.SILENT;
  }

  private void notBefore(RoundFact<CandidateRequest> fact, Standing standing, UUID ahead) {
    Optional<Instant> due = later().due(standing.acts().asked().get(ahead).call());
    findings.require(
        due.filter(end -> !fact.content().askedAt().isBefore(end)).isPresent(),
        CHECK,
        fact.where() + " fact askedAt",
        "not before " + ahead + " had its time until " + due.orElse(null),
        fact.content().askedAt());
  }
}
