package org.opengeps.notice.model;

import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.DraftId;

/** All filed drafts. */
public interface Drafts {
  void add(StoredDraft draft);

  Optional<StoredDraft> find(DraftId draft);

  /** The draft, alone until the transaction ends. */
  Optional<StoredDraft> lock(DraftId draft);

  /**
   * Those of an agency that are no notice yet, newest first.
   *
   * @param most no more than these
   */
  List<StoredDraft> listUnpublished(OrganisationId agency, int most);
}
