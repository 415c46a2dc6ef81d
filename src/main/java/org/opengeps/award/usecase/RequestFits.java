package org.opengeps.award.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Deadline;
import org.opengeps.method.Act;
import org.opengeps.method.Asked;
import org.opengeps.method.Turn;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;

/** Whether a candidate may be asked for something now, and until when. */
final class RequestFits {
  /** How old a prepared request may be when its signature comes. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** By how much an officer may be more generous: nobody signs in the moment in which it counts. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final int LONGEST = 1000;

  private RequestFits() {}

  static Optional<Refusal> judge(LotFile file, CandidateRequest request, Instant at) {
    return RoundActFits.judge(file, request)
        .or(() -> file.procedure().refusal(Act.of(request)))
        .or(() -> turn(file, request.kind(), request.submission()))
        .or(() -> text(request))
        .or(() -> time(file, request, at));
  }

  /** Whether it is the time of such a request. */
  static Optional<Refusal> turn(LotFile file, Kind kind, UUID candidate) {
    List<UUID> awaiting = file.standing().awaiting();
    if (!awaiting.contains(candidate)) {
      return Optional.of(
          awaiting.isEmpty()
              ? Refusal.of("not-its-turn.ended")
              : Refusal.of("not-its-turn").with("turn", awaiting));
    }
    Turn turn = file.standing().turn(candidate);
    if (kind == Kind.CALL) {
      return turn == Turn.UNCALLED
          ? Optional.empty()
          : Optional.of(Refusal.of("asked-already.call"));
    }
    Asked asked = file.standing().acts().asked().get(candidate);
    if (asked != null && asked.supplement().isPresent()) {
      return Optional.of(Refusal.of("asked-already.supplement"));
    }
    return turn == Turn.READY
        ? Optional.empty()
        : Optional.of(Refusal.of("answer-awaited.supplement"));
  }

  private static Optional<Refusal> text(CandidateRequest request) {
    return FreeText.judge(
        FreeText.paragraphs("asked.ko", request.asked().ko(), LONGEST),
        FreeText.paragraphs("asked.en", request.asked().en(), LONGEST).orEmpty());
  }

  /** The candidate has all the time of the law from the moment in which it is asked. */
  private static Optional<Refusal> time(LotFile file, CandidateRequest request, Instant at) {
    if (request.askedAt().isAfter(at) || at.isAfter(request.askedAt().plus(FRESH))) {
      return Optional.of(Refusal.of("prepared-too-old.request"));
    }
    Instant earliest = due(file, request.kind(), at);
    if (request.dueAt().isBefore(earliest)) {
      return Optional.of(Refusal.of("due-early").with("earliest", earliest));
    }
    Instant latest = due(file, request.kind(), request.askedAt().plus(GRACE));
    return request.dueAt().isAfter(latest)
        ? Optional.of(Refusal.of("due-late").with("latest", latest))
        : Optional.empty();
  }

  /** When a candidate must have answered that is asked at a moment. */
  static Instant due(LotFile file, Kind kind, Instant from) {
    Deadline period = file.procedure().calls().map(calls -> calls.of(kind)).orElseThrow();
    return file.rules().end(period, from);
  }
}
