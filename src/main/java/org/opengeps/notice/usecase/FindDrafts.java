package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.PreparedNotice;
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

  /**
   * Those of an agency that are no notice yet, newest first; their contents come with one
   * statement.
   *
   * @param most no more than these
   */
  @Transactional
  public List<DraftView> listUnpublished(OrganisationId agency, int most) {
    return views(drafts.listUnpublished(agency, most));
  }

  /**
   * Those of an agency that wait for somebody, oldest first; their contents come with one
   * statement. Of too many the oldest are left out: they are likely forgotten.
   *
   * @param returnedSince one that was sent back earlier is forgotten
   * @param most no more than these
   */
  @Transactional
  public List<DraftView> listWaiting(OrganisationId agency, Instant returnedSince, int most) {
    return views(drafts.listWaiting(agency, returnedSince, most)).stream()
        .sorted(Comparator.comparing(DraftView::filedAt))
        .toList();
  }

  private List<DraftView> views(List<StoredDraft> found) {
    Iterator<byte[]> contents =
        documents.list(found.stream().map(StoredDraft::fieldsHash).toList()).iterator();
    return found.stream().map(draft -> view(draft, contents.next())).toList();
  }

  /** The signed content of a draft, byte for byte: what an approval names by its hash. */
  public byte[] signedContent(DraftView draft) {
    return documents.get(draft.hash());
  }

  /** The notice that waits for its signature, byte for byte; empty unless it was prepared. */
  @Transactional
  public Optional<PreparedNotice> prepared(DraftId draft) {
    return drafts
        .find(draft)
        .filter(one -> one.state() == DraftState.PREPARED)
        .map(one -> prepared(one, one.noticeHash().orElseThrow()));
  }

  /** Whether the notice was written too long ago to be published with its notice time. */
  @Transactional
  public boolean isStale(PreparedNotice notice, Instant at) {
    return drafts
        .find(notice.draft())
        .flatMap(StoredDraft::preparedAt)
        .filter(written -> at.isAfter(written.plus(PublishNotice.FRESH)))
        .isPresent();
  }

  private PreparedNotice prepared(StoredDraft draft, Sha256 notice) {
    return new PreparedNotice(draft.id(), draft.ref().orElseThrow(), notice, documents.get(notice));
  }

  /** What the stored draft commits to. */
  public DraftView view(StoredDraft draft) {
    return view(draft, documents.get(draft.fieldsHash()));
  }

  private static DraftView view(StoredDraft draft, byte[] content) {
    return draft.view(Draft.from(JsonObject.parse(content)));
  }

  static Refusal unknown(DraftId draft) {
    return Refusal.of("draft-unknown").with("draft", draft.toString());
  }
}
