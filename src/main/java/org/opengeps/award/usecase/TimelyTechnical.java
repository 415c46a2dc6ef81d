package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opengeps.award.PendingSignature;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.usecase.ListUnderway;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * Proposed technical decisions that can still be approved: those that leave room for objections
 * from now on until the time of their prices. Three statements, none where nothing is proposed.
 */
@Dependent
class TimelyTechnical {
  @Inject private Documents documents;
  @Inject private ListUnderway underway;

  List<PendingSignature> list(List<PendingSignature> proposed, Instant now) {
    if (proposed.isEmpty()) {
      return List.of();
    }
    List<TechnicalDecision> decisions =
        documents.list(proposed.stream().map(PendingSignature::signed).toList()).stream()
            .map(cms -> TechnicalDecision.from(SignedDocument.read(cms).json()))
            .toList();
    Map<TenderRef, RuleSet> rules =
        underway.rules(decisions.stream().map(TechnicalDecision::tender).distinct().toList());
    return IntStream.range(0, proposed.size())
        .filter(i -> isTimely(decisions.get(i), rules.get(decisions.get(i).tender()), now))
        .mapToObj(proposed::get)
        .toList();
  }

  /** As {@link TechnicalFits} judges an approval of this moment. */
  static boolean isTimely(TechnicalDecision decision, RuleSet rules, Instant now) {
    return !decision.pricesOpenAt().isBefore(TechnicalFits.earliest(rules, now));
  }
}
