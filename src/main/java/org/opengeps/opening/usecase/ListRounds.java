package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.StageEnding;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.StageEnds;

/**
 * Openings and stages of many tenders for those who keep an eye on them, read from rows: as many
 * statements for two hundred tenders as for one.
 */
@ApplicationScoped
public class ListRounds {
  @Inject private Openings openings;
  @Inject private StageEnds stages;

  /**
   * All envelopes of these tenders that are closed, by opening time.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<OpeningProgress> openings(Collection<String> tenders) {
    List<Opening> found = openings.ofTenders(tenders);
    Map<EnvelopeKey, Map<Integer, Integer>> posted =
        openings.countPartials(
            found.stream()
                .filter(opening -> opening.stage() == OpeningStage.OPENING)
                .map(opening -> opening.key().tender())
                .collect(Collectors.toSet()));
    return found.stream()
        .map(opening -> progress(opening, posted.getOrDefault(opening.key(), Map.of())))
        .toList();
  }

  private static OpeningProgress progress(Opening opening, Map<Integer, Integer> posted) {
    Set<Integer> complete =
        opening.stage() == OpeningStage.OPENING
            ? posted.entrySet().stream()
                .filter(member -> member.getValue() >= opening.lists().orElseThrow())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet())
            : Set.of();
    return new OpeningProgress(
        opening.key().tender(),
        opening.key().slot(),
        opening.stage(),
        opening.opensAt(),
        opening.decision().isPresent(),
        opening.record().isPresent(),
        opening.reason(),
        complete);
  }

  /** Stages of these tenders whose decision does not bind yet. */
  @Transactional
  public List<StageEnding> stageEnds(Collection<String> tenders) {
    return stages.listOpen(tenders).stream()
        .map(end -> new StageEnding(end.key().tender(), end.lot(), end.endsAt()))
        .toList();
  }
}
