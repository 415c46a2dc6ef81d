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
import org.opengeps.notice.DraftRounds;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * What the rules look at where lots are to be bid for once more: their terms as they were, with new
 * times. A tender takes bids for one order at a time, so nothing else of it may still be sealed.
 */
@Dependent
class RebidFacts {
  @Inject private NoticeViews views;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;

  /**
   * @param current the order in force
   * @return refused with {@code re-bid-unknown}, {@code wrong-state}, {@code re-bid-early} or
   *     {@code re-bid-lot}
   */
  Verdict<NoticeFacts> of(Draft draft, NoticeView current, Instant at) {
    RuleSet rules = ruleSets.byHash(current.notice().ruleSet().hash());
    List<Lot> lots = new ArrayList<>();
    Optional<Refusal> refusal =
        refusal(rules, current).or(() -> collect(draft.rounds(), current, lots));
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

  private static Optional<Refusal> refusal(RuleSet rules, NoticeView current) {
    if (rules.rebidWindow().isEmpty()) {
      return Optional.of(
          new Refusal(
              "re-bid-unknown",
              "이 공고에 적용되는 규칙 묶음에는 재입찰이 없습니다. 새로 공고하세요.",
              "The rule set of this tender knows no re-bid. Publish a new notice."));
    }
    if (current.notice().kind() == Notice.Kind.CANCELLATION) {
      return Optional.of(
          new Refusal(
              "wrong-state",
              "취소된 입찰은 다시 입찰에 부칠 수 없습니다. 새로 공고하세요.",
              "A cancelled tender is not bid for again. Publish a new notice."));
    }
    return current.lots().values().stream().anyMatch(TenderState::isUnopened)
        ? Optional.of(
            new Refusal(
                "re-bid-early",
                "이 공고에 아직 개찰하지 않은 로트가 있습니다. 모두 개찰한 뒤에 재입찰에 부치세요.",
                "A lot of this tender is not opened yet. Order the re-bid when all are."))
        : Optional.empty();
  }

  /** The lots as they stood in their round before. */
  private Optional<Refusal> collect(DraftRounds rounds, NoticeView current, List<Lot> lots) {
    SortedMap<String, TenderState> states = current.lots();
    for (String name : rounds.lots()) {
      String before = LotName.parse(name).before().orElseThrow().toString();
      if (states.get(before) != TenderState.FAILED || states.containsKey(name)) {
        return Optional.of(
            new Refusal(
                "re-bid-lot",
                "재입찰 " + name + "에 앞선 입찰이 유찰되지 않았거나 이미 다시 입찰에 부쳤습니다.",
                "Re-bid "
                    + name
                    + " follows no round that failed, or was ordered already. Read the tender again."));
      }
      lots.add(views.inForce(current.number(), before).orElseThrow().notice().lot(before));
    }
    return Optional.empty();
  }
}
