package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
      return Verdict.refuse(
          "foreign-draft",
          ref + "은 다른 기관의 공고입니다.",
          "Tender " + ref + " belongs to another agency.");
    }
    if (!tender.get().ref().equals(ref)) {
      return Verdict.refuse(
          "order-superseded",
          "지금 유효한 차수는 " + tender.get().ref() + "입니다. 그 차수를 고치세요.",
          "Order " + tender.get().ref() + " is in force; draft against that one.");
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
        .orElseGet(
            () ->
                Verdict.refuse(
                    "rule-set-not-in-force",
                    "오늘 공고에 적용되는 규칙 " + id + "이 없습니다.",
                    "No rule set " + id + " is in force for a notice of today."));
  }

  private Map<Sha256, KeptDocument> stored(Draft draft) {
    return documents.find(draft.terms().documents().stream().map(Attachment::sha256).toList());
  }

  /** The first finding's code, and the sentences of all. */
  static Refusal refusal(List<Finding> findings) {
    return new Refusal(
        findings.get(0).code(), sentences(findings, Finding::ko), sentences(findings, Finding::en));
  }

  /** {@code closesAt: The closing ...}; pages write the member's name in their language. */
  private static String sentences(List<Finding> findings, Function<Finding, String> language) {
    return findings.stream()
        .map(finding -> finding.field() + ": " + language.apply(finding))
        .collect(Collectors.joining(" | "));
  }
}
