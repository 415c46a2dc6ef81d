package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** Drafts, for the agency that owns them. The caller checks that the actor belongs to it. */
@ApplicationScoped
public class FindDrafts {
  @Inject private Drafts drafts;
  @Inject private Documents documents;

  @Transactional
  public Optional<DraftView> find(DraftId draft) {
    return drafts.find(draft).map(this::view);
  }

  /** Newest first. */
  @Transactional
  public List<DraftView> listOf(OrganisationId agency) {
    return drafts.listOf(agency).stream().map(this::view).toList();
  }

  /** What the stored draft commits to. */
  public DraftView view(StoredDraft draft) {
    return draft.view(Draft.from(JsonObject.parse(documents.get(draft.fieldsHash()))));
  }

  static <T> Verdict<T> unknown(DraftId draft) {
    return Verdict.refuse("draft-unknown", "There is no draft " + draft + ".");
  }
}
