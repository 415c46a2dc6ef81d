package org.opengeps.agenda.rules;

import java.util.List;
import org.opengeps.award.RoundWork;
import org.opengeps.custody.SeatedMember;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.StageEnding;

/**
 * Openings and rounds of those tenders.
 *
 * @param seated members behind the keys of tenders that are closed and not all opened
 */
public record RoundFacts(
    List<OpeningProgress> openings,
    List<RoundPause> pauses,
    List<StageEnding> stageEnds,
    RoundWork work,
    List<SeatedMember> seated) {
  /** Of an agency of which nothing is closed. */
  public static final RoundFacts NONE =
      new RoundFacts(List.of(), List.of(), List.of(), RoundWork.NONE, List.of());

  public RoundFacts {
    openings = List.copyOf(openings);
    pauses = List.copyOf(pauses);
    stageEnds = List.copyOf(stageEnds);
    seated = List.copyOf(seated);
  }
}
