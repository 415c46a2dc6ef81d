package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Draft;
import org.opengeps.notice.Finding;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.notice.rules.NoticeRules;

/** Judges a draft while it is being written, as if it appeared now. Changes nothing. */
@ApplicationScoped
public class CheckDraft {
  private static final String UNSENT = "document-missing";

  @Inject private DraftFacts facts;
  @Inject private Clock clock;

  /**
   * @param agency who drafts; a correction must be of its own tender
   * @return what is wrong, empty if nothing; refused with {@code rule-set-not-in-force}, {@code
   *     tender-unknown}, {@code foreign-draft} or {@code order-superseded}
   */
  @Transactional
  public Verdict<List<Finding>> check(Draft draft, OrganisationId agency) {
    if (draft.terms() == null) {
      return facts.previous(draft.tender(), agency) instanceof Verdict.Refused<?> refused
          ? Verdict.refuse(refused.refusal())
          : Verdict.accept(List.of());
    }
    Verdict<NoticeFacts> found = facts.of(draft, agency, clock.instant());
    return found instanceof Verdict.Refused<NoticeFacts> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(NoticeRules.check(found.orThrow()));
  }

  /** The same while a draft is being written: its documents are still on the officer's device. */
  @Transactional
  public Verdict<List<Finding>> checkUnsent(Draft draft, OrganisationId agency) {
    Verdict<List<Finding>> found = check(draft, agency);
    return found instanceof Verdict.Refused<List<Finding>>
        ? found
        : Verdict.accept(
            found.orThrow().stream().filter(finding -> !finding.code().equals(UNSENT)).toList());
  }
}
