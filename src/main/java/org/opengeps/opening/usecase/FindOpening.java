package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.MemberView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.OpeningDuty;
import org.opengeps.opening.OpeningEnd;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.PostedPartial;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.DrawPoint;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/** Openings for those who watch: public from the closing on. */
@ApplicationScoped
public class FindOpening {
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private FindSuspensions suspensions;
  @Inject private FindCeremony ceremonies;
  @Inject private Documents documents;

  /**
   * @param tender number of the notice, without its order
   */
  @Transactional
  public Optional<OpeningView> find(String tender, Slot slot) {
    return openings.find(new EnvelopeKey(tender, slot)).map(this::view);
  }

  /**
   * How it ended, or that it has not yet: reads nothing of what was opened. Empty before the
   * closing.
   *
   * @param tender number of the notice, without its order
   */
  @Transactional
  public Optional<OpeningEnd> end(String tender, Slot slot) {
    return openings
        .find(new EnvelopeKey(tender, slot))
        .map(opening -> new OpeningEnd(opening.record(), opening.reason()));
  }

  /**
   * What the gate gave to the seed of draw and lots; empty before the opening.
   *
   * @param tender number of the notice, without its order
   */
  @Transactional
  public Optional<GatePart> gatePart(String tender, Slot slot) {
    return openings
        .find(new EnvelopeKey(tender, slot))
        .flatMap(
            opening ->
                gatePart(
                    opening.gateKey(),
                    opening.decision().isPresent(),
                    DrawPoint.of(opening.tender(), opening.closeHash())));
  }

  /** The same of an opening that was read before: takes nothing but the document of its gate. */
  @Transactional
  public Optional<GatePart> gatePart(OpeningView read) {
    return gatePart(
        read.gateKey(), read.decision().isPresent(), DrawPoint.of(read.tender(), read.closeHash()));
  }

  private Optional<GatePart> gatePart(Optional<Sha256> document, boolean lent, Point drawPoint) {
    return document.map(gate -> cases.gate(gate, lent).ofDraw(drawPoint));
  }

  /** All envelopes of a tender that are closed, by lot and envelope. */
  @Transactional
  public List<OpeningView> list(String tender) {
    return openings.ofTender(tender).stream().map(this::view).toList();
  }

  /** Openings that need a person's partials, now or at their time, earliest first. */
  @Transactional
  public List<OpeningDuty> duties(String person) {
    List<Opening> unfinished = openings.unfinished();
    Set<String> own =
        ceremonies.tendersOf(
            person,
            unfinished.stream().map(opening -> opening.key().tender()).collect(Collectors.toSet()));
    List<OpeningDuty> duties = new ArrayList<>();
    for (Opening opening : unfinished) {
      if (own.contains(opening.key().tender())) {
        duties.addAll(duties(opening, person));
      }
    }
    return duties;
  }

  private List<OpeningDuty> duties(Opening opening, String person) {
    var ceremony = new CeremonyId(key(opening).ceremony());
    return ceremonies.members(ceremony).stream()
        .filter(
            member ->
                member.person().equals(person) && !complete(opening).containsKey(member.index()))
        .map(member -> duty(opening, ceremony, member))
        .toList();
  }

  private OpeningDuty duty(Opening opening, CeremonyId ceremony, MemberView member) {
    return new OpeningDuty(
        opening.tender(),
        opening.key().slot(),
        ceremony,
        member.index(),
        opening.opensAt(),
        opening.stage() == OpeningStage.OPENING
            && suspensions.current(opening.key().tender(), opening.key().slot().lot()).isEmpty());
  }

  private OpeningView view(Opening opening) {
    CommitteeKey key = key(opening);
    Map<Integer, String> names =
        ceremonies.members(new CeremonyId(key.ceremony())).stream()
            .collect(Collectors.toMap(MemberView::index, MemberView::name));
    return new OpeningView(
        opening.tender(),
        opening.key().slot(),
        opening.stage(),
        opening.opensAt(),
        opening.closeHash(),
        opening.decision().map(signed -> cases.decision(opening)),
        opening.sealed(),
        key.k(),
        key.n(),
        complete(opening).entrySet().stream()
            .map(
                member ->
                    new OpeningView.Arrival(
                        member.getKey(), names.get(member.getKey()), member.getValue()))
            .toList(),
        openings.falsePartials(opening.key()).stream()
            .map(partial -> falsePartial(partial, names))
            .toList(),
        opening.reveal(),
        opening.gateKey(),
        removed(opening),
        opening.record().map(this::record),
        opening.record(),
        opening.reason(),
        opening.finishedAt());
  }

  private List<UUID> removed(Opening opening) {
    Opening first = opening.decision().isPresent() ? cases.first(opening) : opening;
    return first
        .removals()
        .map(cases::removals)
        .map(all -> all.removed().stream().map(Removals.Removed::submission).toList())
        .orElse(List.of());
  }

  /** Members whose messages for all lists are in, with the instant of the last one. */
  private Map<Integer, Instant> complete(Opening opening) {
    Map<Integer, Instant> complete = new TreeMap<>();
    openings
        .completeMembers(opening)
        .forEach(
            (member, messages) ->
                complete.put(
                    member,
                    messages.stream()
                        .map(PostedPartial::at)
                        .max(Instant::compareTo)
                        .orElseThrow()));
    return complete;
  }

  private static OpeningView.FalsePartial falsePartial(
      PostedPartial partial, Map<Integer, String> names) {
    return new OpeningView.FalsePartial(
        partial.member(),
        names.get(partial.member()),
        partial.code(),
        partial.document(),
        partial.at());
  }

  private OpeningRecord record(Sha256 signed) {
    return OpeningRecord.from(SignedDocument.read(documents.get(signed)).json());
  }

  private CommitteeKey key(Opening opening) {
    return cases
        .notice(opening)
        .notice()
        .envelope(opening.key().slot())
        .orElseThrow()
        .committeeKey();
  }
}
