package org.opengeps.notice.model;

import java.time.Instant;
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

  /**
   * Those of an agency that wait for somebody, newest first: underway, or sent back not before an
   * instant and not filed anew by their drafter since then (same kind, same Korean title).
   *
   * @param most no more than these
   */
  List<StoredDraft> listWaiting(OrganisationId agency, Instant returnedSince, int most);
}
