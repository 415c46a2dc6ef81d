package org.opengeps.agenda.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.custody.SeatedMember;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.RoundPause;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Slot;

/**
 * All that is known one morning.
 *
 * @param zone of what belongs to no tender
 */
public record Facts(
    Instant now,
    ZoneId zone,
    Officer me,
    TenderFacts tenders,
    RoundFacts rounds,
    AgencyFacts agency) {
  List<LotUnderway> lots() {
    return tenders.lots();
  }

  /** A lot that is underway; empty if it is at its end, or not looked at. */
  Optional<LotUnderway> lot(String tender, String lot) {
    return lots().stream()
        .filter(one -> one.number().value().equals(tender) && one.lot().equals(lot))
        .filter(one -> !one.state().isEnd())
        .findFirst();
  }

  /** One lot for each tender with a lot in one of these states. */
  Collection<LotUnderway> tendersIn(Collection<TenderState> states) {
    Map<TenderNumber, LotUnderway> first = new LinkedHashMap<>();
    lots().stream()
        .filter(one -> states.contains(one.state()))
        .forEach(one -> first.putIfAbsent(one.number(), one));
    return first.values();
  }

  /** Whether a tender has a lot that is underway. */
  boolean isUnderway(TenderNumber tender) {
    return lots().stream().anyMatch(one -> one.number().equals(tender) && !one.state().isEnd());
  }

  /** Whether no lot of a tender waits to be opened: only then may another round begin. */
  boolean isOpened(TenderNumber tender) {
    return lots().stream()
        .noneMatch(one -> one.number().equals(tender) && one.state().isUnopened());
  }

  Optional<RoundPause> pause(LotUnderway lot) {
    return rounds.pauses().stream()
        .filter(one -> one.tender().equals(lot.number().value()) && one.lot().equals(lot.lot()))
        .findFirst();
  }

  boolean isSuspended(LotUnderway lot) {
    return pause(lot).flatMap(RoundPause::current).isPresent();
  }

  /** Whether an order of this kind is drafted for a tender and could still be published. */
  boolean isDrafted(TenderNumber tender, Notice.Kind kind) {
    return tenders.drafts().stream()
        .filter(draft -> DraftTimes.isUnderway(draft, this))
        .anyMatch(
            draft ->
                draft.content().kind() == kind
                    && TenderNumber.of(draft.content().tender()).equals(tender));
  }

  /** Whether another tender follows this one, or is drafted to. */
  boolean isFollowed(TenderNumber tender) {
    return tenders.followed().contains(tender)
        || tenders.drafts().stream()
            .filter(draft -> DraftTimes.isUnderway(draft, this))
            .map(draft -> draft.content().follows())
            .anyMatch(follows -> follows != null && TenderNumber.of(follows).equals(tender));
  }

  /** What a draft is called: by its own terms, else as its tender. */
  LocalText title(DraftView draft) {
    return draft
        .content()
        .findTerms()
        .map(terms -> terms.title())
        .or(
            () ->
                lots().stream()
                    .filter(one -> one.number().equals(TenderNumber.of(draft.content().tender())))
                    .map(one -> one.tender().title())
                    .findFirst())
        .orElse(new LocalText("", ""));
  }

  /** The members behind the key of an envelope, by index. */
  List<SeatedMember> members(String tender, Slot slot) {
    return rounds.seated().stream()
        .filter(member -> member.tender().equals(tender) && member.slot().equals(slot))
        .toList();
  }
}
