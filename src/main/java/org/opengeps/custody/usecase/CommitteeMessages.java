package org.opengeps.custody.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;

/** The signed messages of committees as they are kept. */
@Dependent
class CommitteeMessages {
  @Inject private Documents documents;

  /** Keeps the message, in the caller's transaction. */
  Sha256 keep(Signed<?> signed) {
    return documents.put(signed.der());
  }

  /** A message that was kept. */
  SignedDocument kept(Sha256 hash) {
    return SignedDocument.read(documents.get(hash));
  }
}
