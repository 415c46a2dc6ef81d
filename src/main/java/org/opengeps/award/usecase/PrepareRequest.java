package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.LocalText;

/** Writes the request that an officer will sign, with its date by the rule set. Changes nothing. */
@ApplicationScoped
public class PrepareRequest {
  private static final LocalText PAPERS =
      new LocalText("적격심사 자기심사표와 심사서류", "The self-scored sheet and the papers for the screening");

  private static final LocalText MISSING =
      new LocalText("심사서류의 보완", "What is missing of the papers for the screening");

  @Inject private LotFiles files;
  @Inject private FindSuspensions suspensions;
  @Inject private Clock clock;

  /**
   * Its date leaves the candidate the time of the rule set also if it is signed only in five
   * minutes. Whoever signs may put what is asked for in other words.
   *
   * @return refused with {@code ranking-unknown}, {@code round-suspended}, {@code round-over},
   *     {@code act-not-of-method}, {@code not-its-turn}, {@code asked-already} or {@code
   *     answer-awaited}
   */
  @Transactional
  public Verdict<CandidateRequest> prepare(
      Kind kind, TenderRef tender, String lot, UUID candidate) {
    return files
        .find(tender, lot)
        .unless(file -> suspensions.refusal(tender.number(), lot))
        .unless(RoundActFits::over)
        .unless(PrepareRequest::uncalled)
        .unless(file -> RequestFits.turn(file, kind, candidate))
        .map(file -> write(file, kind, candidate));
  }

  private static Optional<Refusal> uncalled(LotFile file) {
    return file.procedure().calls().isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("act-not-of-method"));
  }

  private CandidateRequest write(LotFile file, Kind kind, UUID candidate) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new CandidateRequest(
        kind,
        file.ranked().tender(),
        file.ranked().lot(),
        file.ranked().rankingHash(),
        candidate,
        kind == Kind.CALL ? PAPERS : MISSING,
        now,
        RequestFits.due(file, kind, now.plus(RequestFits.FRESH)));
  }
}
