package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.OwnOpening;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.protocol.message.NoticeTerms;

/**
 * The openings of one member that are not over, for the page on which he works: four statements for
 * all, and a few for each of at most {@value #MOST}.
 */
@ApplicationScoped
public class FindOwnOpenings {
  /** A committee that opens more at once works with the program. */
  public static final int MOST = 40;

  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private FindCeremony ceremonies;
  @Inject private ListCommittees committees;
  @Inject private FindSuspensions suspensions;

  /** Earliest first; the earliest {@value #MOST}. */
  @Transactional
  public List<OwnOpening> list(String person) {
    List<Opening> unfinished = openings.unfinished();
    Set<String> own = ceremonies.tendersOf(person, tenders(unfinished));
    if (own.isEmpty()) {
      return List.of();
    }
    Map<EnvelopeKey, List<SeatedMember>> seated =
        committees.seated(own).stream()
            .collect(
                Collectors.groupingBy(member -> new EnvelopeKey(member.tender(), member.slot())));
    List<Opening> mine =
        unfinished.stream()
            .filter(
                opening ->
                    seated.getOrDefault(opening.key(), List.of()).stream()
                        .anyMatch(member -> member.person().equals(person)))
            .limit(MOST)
            .toList();
    var posted = new HashMap<>(mine.isEmpty() ? Map.of() : openings.countPartials(tenders(mine)));
    return mine.stream()
        .map(
            opening ->
                view(
                    opening,
                    seated.get(opening.key()),
                    posted.getOrDefault(opening.key(), Map.of()),
                    person))
        .toList();
  }

  private static Set<String> tenders(List<Opening> openings) {
    return openings.stream().map(opening -> opening.key().tender()).collect(Collectors.toSet());
  }

  private OwnOpening view(
      Opening opening, List<SeatedMember> members, Map<Integer, Integer> posted, String person) {
    NoticeView notice = cases.notice(opening);
    NoticeTerms.Schedule schedule = notice.notice().schedule();
    Map<Boolean, List<SeatedMember>> byDone =
        members.stream()
            .collect(
                Collectors.partitioningBy(
                    member -> isComplete(opening, posted.getOrDefault(member.index(), 0))));
    return new OwnOpening(
        opening.tender(),
        notice.notice().title(),
        opening.key().slot(),
        opening.opensAt(),
        schedule.latestOpening(),
        notice.notice().zone(),
        opening.stage(),
        suspensions.current(opening.key().tender(), opening.key().slot().lot()).isPresent(),
        members.get(0).k(),
        names(byDone.get(true)),
        names(byDone.get(false)),
        byDone.get(true).stream().anyMatch(member -> member.person().equals(person)));
  }

  private static boolean isComplete(Opening opening, int messages) {
    return opening.stage() == OpeningStage.OPENING && messages >= opening.lists().orElseThrow();
  }

  private static List<String> names(List<SeatedMember> members) {
    return members.stream().map(SeatedMember::name).toList();
  }
}
