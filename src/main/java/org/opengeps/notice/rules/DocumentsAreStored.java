package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.KeptDocument;
import org.opengeps.protocol.message.NoticeTerms.Attachment;

/**
 * The bytes of every document lie in the store before a notice names it, and are what the name
 * says: nobody is asked to bid on a drawing that cannot be read.
 */
public final class DocumentsAreStored implements NoticeRule {
  private static final String FIELD = "documents";

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts.terms().documents().stream()
        .map(document -> judge(document, facts.stored(document)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Finding> judge(Attachment document, Optional<KeptDocument> stored) {
    if (stored.isEmpty()) {
      return Optional.of(
          new Finding(Refusal.of("document-missing").with("name", document.name()), FIELD));
    }
    boolean fits =
        DocumentKind.ofName(document.name())
            .map(kind -> kind.begins(stored.get().beginning()))
            .orElse(true);
    return fits
        ? Optional.empty()
        : Optional.of(
            new Finding(Refusal.of("document-content").with("name", document.name()), FIELD));
  }
}
