package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.PublicDocument;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.NoticeDocuments;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;

/** Documents of published notices, which are public, and of drafts, for their agency. */
@ApplicationScoped
public class FindDocument {
  @Inject private Tenders tenders;
  @Inject private NoticeViews views;
  @Inject private NoticeDocuments documents;
  @Inject private Documents store;

  /**
   * A document that the draft names, if it has been sent. The caller checks that the actor belongs
   * to the draft's agency.
   */
  @Transactional
  public Optional<PublicDocument> find(DraftView draft, Sha256 sha256) {
    if (documents.find(List.of(sha256)).isEmpty()) {
      return Optional.empty();
    }
    return draft.content().findTerms().stream()
        .flatMap(terms -> terms.documents().stream())
        .filter(attachment -> attachment.sha256().equals(sha256))
        .findFirst()
        .map(attachment -> new PublicDocument(attachment, store.get(sha256)));
  }

  /** A document that some published order of the tender names; nothing else of the store. */
  @Transactional
  public Optional<PublicDocument> find(TenderNumber tender, Sha256 sha256) {
    if (documents.find(List.of(sha256)).isEmpty()) {
      return Optional.empty();
    }
    return tenders.listOrders(tender).stream()
        .map(views::of)
        .flatMap(view -> view.notice().documents().stream())
        .filter(attachment -> attachment.sha256().equals(sha256))
        .reduce((earlier, later) -> later)
        .map(attachment -> new PublicDocument(attachment, store.get(sha256)));
  }
}
