package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * What the rules look at where bids are asked for in another round: the terms of the lots as they
 * were, with new times. A tender takes bids for one order at a time, so nothing else of it may
 * still be sealed.
 */
@Dependent
class RoundFacts {
  @Inject private NoticeViews views;
  @Inject private Tenders tenders;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private Documents documents;

  /**
   * @param current the order in force
   * @return refused with {@code re-bid-unknown}, {@code wrong-state}, {@code re-bid-early}, {@code
   *     re-bid-lot}, {@code next-stage-early} or {@code next-stage-lot}
   */
  Verdict<NoticeFacts> of(Draft draft, NoticeView current, Instant at) {
    RuleSet rules = ruleSets.at(current.notice(), at);
    List<Lot> lots = new ArrayList<>();
    Optional<Refusal> refusal =
        refusal(draft.kind(), rules, current).or(() -> collect(draft, current, lots));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    Notice before = current.notice().with(lots);
    return Verdict.accept(
        new NoticeFacts(
            draft.with(DraftTerms.of(before).at(draft.rounds())),
            rules,
            methods,
            at,
            Optional.of(before),
            Map.of()));
  }

  /** Who may bid in the stage that a draft asks for, lot by lot; empty for a re-bid. */
  List<Admitted> admitted(Draft draft, NoticeView current) {
    if (draft.kind() != Notice.Kind.NEXT_STAGE) {
      return List.of();
    }
    List<TenderLot> lots = tenders.listLots(current.number());
    return draft.rounds().lots().stream()
        .map(RoundFacts::before)
        .map(name -> lots.stream().filter(lot -> lot.lot().equals(name)).findFirst().orElseThrow())
        .map(lot -> documents.get(lot.admitted().orElseThrow()))
        .map(document -> Admitted.from(JsonObject.parseCanonical(document)))
        .toList();
  }

  private static String before(String name) {
    return LotName.parse(name).before().orElseThrow().toString();
  }

  private static Optional<Refusal> refusal(Notice.Kind kind, RuleSet rules, NoticeView current) {
    boolean rebid = kind == Notice.Kind.RE_BID;
    if (rebid && rules.rebidWindow().isEmpty()) {
      return Optional.of(Refusal.of("re-bid-unknown"));
    }
    if (current.notice().kind() == Notice.Kind.CANCELLATION) {
      return Optional.of(Refusal.of("wrong-state.cancelled"));
    }
    boolean early =
        current.lots().values().stream().anyMatch(TenderState::isUnopened)
            || rebid && !current.nextStages().isEmpty();
    return early
        ? Optional.of(rebid ? Refusal.of("re-bid-early") : Refusal.of("next-stage-early"))
        : Optional.empty();
  }

  /** The lots as they stood in their round before; none that was admitted is left behind. */
  private Optional<Refusal> collect(Draft draft, NoticeView current, List<Lot> lots) {
    boolean rebid = draft.kind() == Notice.Kind.RE_BID;
    Optional<String> left =
        current.nextStages().stream()
            .filter(name -> !draft.rounds().lots().contains(name))
            .findFirst();
    if (!rebid && left.isPresent()) {
      return Optional.of(stageLeft(left.get()));
    }
    TenderState from = rebid ? TenderState.FAILED : TenderState.ADMITTED;
    SortedMap<String, TenderState> states = current.lots();
    for (String name : draft.rounds().lots()) {
      String before = before(name);
      if (states.get(before) != from || states.containsKey(name)) {
        return Optional.of(rebid ? rebidLot(name) : stageLot(name));
      }
      lots.add(views.inForce(current.number(), before).orElseThrow().notice().lot(before));
    }
    return Optional.empty();
  }

  private static Refusal rebidLot(String name) {
    return Refusal.of("re-bid-lot").with("name", name);
  }

  /** An order after it could neither ask for it nor cancel it. */
  private static Refusal stageLeft(String name) {
    return Refusal.of("next-stage-lot.left").with("name", name);
  }

  private static Refusal stageLot(String name) {
    return Refusal.of("next-stage-lot.stage").with("name", name);
  }
}
