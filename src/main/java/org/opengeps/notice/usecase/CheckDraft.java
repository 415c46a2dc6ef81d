package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftReview;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.rules.CancellationGivesAReason;
import org.opengeps.notice.rules.FieldChanges;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.notice.rules.NoticeRules;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

/** Judges a draft while it is being written, as if it appeared now. Changes nothing. */
@ApplicationScoped
public class CheckDraft {
  private static final String UNSENT = "document-missing";

  @Inject private DraftFacts facts;
  @Inject private Clock clock;

  /**
   * @param agency who drafts; a correction must be of its own tender
   * @return refused with {@code rule-set-not-in-force}, {@code tender-unknown}, {@code
   *     foreign-draft} or {@code order-superseded}
   */
  @Transactional
  public Verdict<DraftReview> check(Draft draft, OrganisationId agency) {
    return draft.kind() == Notice.Kind.CANCELLATION
        ? facts
            .previous(draft.tender(), agency)
            .map(previous -> new DraftReview(CancellationGivesAReason.check(draft), List.of()))
        : facts.of(draft, agency, clock.instant()).map(CheckDraft::review);
  }

  private static DraftReview review(NoticeFacts facts) {
    List<Change> changes =
        facts
            .previous()
            .map(before -> FieldChanges.between(DraftTerms.of(before), facts.completed()))
            .orElse(List.of());
    return new DraftReview(NoticeRules.check(facts), changes);
  }

  /** The same while a draft is being written: its documents are still on the officer's device. */
  @Transactional
  public Verdict<DraftReview> checkUnsent(Draft draft, OrganisationId agency) {
    return check(draft, agency)
        .map(
            review ->
                new DraftReview(
                    review.findings().stream()
                        .filter(finding -> !finding.code().equals(UNSENT))
                        .toList(),
                    review.changes()));
  }
}
