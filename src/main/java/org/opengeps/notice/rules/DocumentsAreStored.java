package org.opengeps.notice.rules;

import java.util.Optional;
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
          new Finding(
              "document-missing",
              FIELD,
              document.name() + ": 이 문서가 저장되어 있지 않습니다. 파일을 다시 첨부하여 올린 뒤 진행하세요.",
              document.name()
                  + ": this document is not stored with that hash and size. Attach and send the file again, then go on."));
    }
    boolean fits =
        DocumentKind.ofName(document.name())
            .map(kind -> kind.begins(stored.get().beginning()))
            .orElse(true);
    return fits
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "document-content",
                FIELD,
                document.name() + ": 파일의 내용이 이름의 형식과 다릅니다. 올바른 형식으로 저장하여 다시 첨부하세요.",
                document.name()
                    + ": what is in the file is not what its name says. Save it in the right format and attach it again."));
  }
}
