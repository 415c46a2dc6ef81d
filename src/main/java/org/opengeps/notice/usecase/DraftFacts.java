package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.KeptDocument;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.NoticeDocuments;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.RoundOrder;

/** Collects what the rules look at, and turns findings into a refusal. */
@Dependent
class DraftFacts {
  @Inject private Tenders tenders;
  @Inject private NoticeViews views;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private NoticeDocuments documents;
  @Inject private RoundFacts rounds;
  @Inject private UncontractedLots uncontracted;

  /**
   * The order that a correction or cancellation replaces.
   *
   * @return refused with {@code tender-unknown}, {@code foreign-draft} or {@code order-superseded}
   */
  Verdict<NoticeView> previous(TenderRef ref, OrganisationId agency) {
    Optional<Tender> tender = tenders.find(TenderNumber.of(ref));
    if (tender.isEmpty()) {
      return TenderMoves.unknown(ref);
    }
    if (!tender.get().agency().equals(agency)) {
      return Verdict.refuse(Refusal.of("foreign-draft.notice").with("tender", ref));
    }
    if (!tender.get().ref().equals(ref)) {
      return Verdict.refuse(
          Refusal.of("order-superseded.draft").with("tender", tender.get().ref()));
    }
    return Verdict.accept(views.current(tender.get()));
  }

  /**
   * The facts for a draft with terms, its own or kept ones.
   *
   * @return refused with {@code rule-set-not-in-force}, as {@link #previous} or {@link
   *     RoundFacts#of}
   */
  Verdict<NoticeFacts> of(Draft draft, OrganisationId agency, Instant at) {
    if (draft.tender() != null) {
      Verdict<NoticeView> previous = previous(draft.tender(), agency);
      if (previous instanceof Verdict.Refused<NoticeView> refused) {
        return Verdict.refuse(refused.refusal());
      }
      if (RoundOrder.begins(draft.kind())) {
        return rounds.of(draft, previous.orThrow(), at);
      }
      var notice = previous.orThrow().notice();
      // amounts start no clock: a day that was declared a holiday since does not hold them up
      RuleSet rules =
          draft.kind() == Notice.Kind.BASE_AMOUNT ? ruleSets.of(notice) : ruleSets.at(notice, at);
      return Verdict.accept(
          new NoticeFacts(
              draft,
              rules,
              methods,
              at,
              Optional.of(notice),
              stored(draft),
              previous.orThrow().awaitsOrder()));
    }
    String id = draft.terms().ruleSet();
    return ruleSets.list().stream()
        .filter(rules -> rules.id().equals(id))
        .findFirst()
        .flatMap(any -> ruleSets.findInForce(id, at.atZone(any.zone()).toLocalDate()))
        .map(
            rules ->
                Verdict.accept(
                    new NoticeFacts(draft, rules, methods, at, Optional.empty(), stored(draft))))
        .orElseGet(() -> Verdict.refuse(Refusal.of("rule-set-not-in-force").with("rules", id)))
        .then(facts -> following(facts, agency));
  }

  /** With the tender that a new notice follows, which must be one of the agency and have ended. */
  private Verdict<NoticeFacts> following(NoticeFacts facts, OrganisationId agency) {
    TenderRef follows = facts.draft().follows();
    return follows == null
        ? Verdict.accept(facts)
        : previous(follows, agency).then(ended -> following(facts, ended));
  }

  private Verdict<NoticeFacts> following(NoticeFacts facts, NoticeView ended) {
    Set<String> refused = uncontracted.hold(ended);
    return Verdict.accept(ended)
        .unless(view -> stillUnderway(view, refused))
        .unless(this::followedAlready)
        .map(view -> facts.after(view.notice(), failed(view, refused)));
  }

  /** Lots of an earlier order alone are not what this notice publishes once more. */
  private static Set<String> failed(NoticeView ended, Set<String> refused) {
    Set<String> failed = new HashSet<>(ended.ended(TenderState.FAILED));
    failed.addAll(refused);
    failed.retainAll(ended.notice().lotNames());
    return failed;
  }

  private Optional<Refusal> followedAlready(NoticeView view) {
    return tenders.isFollowed(view.number())
        ? Optional.of(Refusal.of("wrong-state.followed").with("tender", view.ref()))
        : Optional.empty();
  }

  private static Optional<Refusal> stillUnderway(NoticeView view, Set<String> refused) {
    return view.isFollowable(refused)
        ? Optional.empty()
        : Optional.of(Refusal.of("wrong-state.follow").with("tender", view.ref()));
  }

  private Map<Sha256, KeptDocument> stored(Draft draft) {
    return documents.find(draft.terms().documents().stream().map(Attachment::sha256).toList());
  }

  /** The first finding's code, with the others behind it. */
  static Refusal refusal(List<Finding> findings) {
    Refusal all = at(findings.get(0));
    for (int i = 1; i < findings.size(); i++) {
      all = all.with("also" + i, at(findings.get(i)));
    }
    return all;
  }

  private static Refusal at(Finding finding) {
    return finding.what().arguments().containsKey("field")
        ? finding.what()
        : finding.what().with("field", finding.field());
  }
}
