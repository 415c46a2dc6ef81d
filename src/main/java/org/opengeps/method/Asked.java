package org.opengeps.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.CandidateRequest.Kind;

/**
 * What was asked of a candidate, and what of it was answered.
 *
 * @param supplement asked for once at most
 * @param answered hashes of the requests that it answered
 */
public record Asked(Act.Request call, Optional<Act.Request> supplement, Set<Sha256> answered) {
  public Asked {
    answered = Set.copyOf(answered);
  }

  /**
   * Of each candidate that was called.
   *
   * @param idle takes what has no effect: a second request of a kind, a supplement to no call, an
   *     answer to nothing or to what was answered
   */
  static Map<UUID, Asked> of(List<Act> acts, List<Act> idle) {
    Map<UUID, Act.Request> calls = requests(acts, Kind.CALL, idle);
    Map<UUID, Act.Request> supplements = requests(acts, Kind.SUPPLEMENT, idle);
    supplements.values().stream()
        .filter(one -> !calls.containsKey(one.submission()))
        .forEach(idle::add);
    Map<Sha256, Act.Answer> answers = new LinkedHashMap<>();
    for (Act act : acts) {
      if (act instanceof Act.Answer answer
          && (!isOpen(answer, calls, supplements)
              || answers.putIfAbsent(answer.request(), answer) != null)) {
        idle.add(answer);
      }
    }
    return calls.values().stream()
        .collect(
            Collectors.toMap(
                Act.Request::submission,
                call ->
                    new Asked(
                        call,
                        Optional.ofNullable(supplements.get(call.submission())),
                        answers.keySet())));
  }

  private static boolean isOpen(
      Act.Answer answer, Map<UUID, Act.Request> calls, Map<UUID, Act.Request> supplements) {
    return List.of(calls, supplements).stream()
        .map(requests -> requests.get(answer.submission()))
        .anyMatch(request -> request != null && request.hash().equals(answer.request()));
  }

  private static Map<UUID, Act.Request> requests(List<Act> acts, Kind kind, List<Act> idle) {
    Map<UUID, Act.Request> first = new LinkedHashMap<>();
    for (Act act : acts) {
      if (act instanceof Act.Request request
          && request.kind() == kind
          && first.putIfAbsent(request.submission(), request) != null) {
        idle.add(request);
      }
    }
    return first;
  }

  /** The request that it has not answered, in time or not. */
  public Optional<Act.Request> open() {
    return isAnswered(call)
        ? supplement.filter(request -> !isAnswered(request))
        : Optional.of(call);
  }

  private boolean isAnswered(Act.Request request) {
    return answered.contains(request.hash());
  }

  /** Whether it can be scored, and what is awaited otherwise. */
  Turn turn(RoundTime time) {
    if (!isAnswered(call)) {
      return time.isOver(call) ? Turn.SILENT : Turn.ANSWER_AWAITED;
    }
    return open().filter(request -> !time.isOver(request)).isPresent()
        ? Turn.SUPPLEMENT_AWAITED
        : Turn.READY;
  }
}
