package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.KeptDocument;

/**
 * Documents that officers sent for notices. Their bytes lie in the document store, where much lies
 * that is not public; only what stands here may ever be named by a notice and served.
 */
public interface NoticeDocuments {
  /** Notes that the bytes are stored; noting them again is harmless. */
  void add(Sha256 sha256, KeptDocument document, Instant at);

  /** Those that are stored. */
  Map<Sha256, KeptDocument> find(Collection<Sha256> documents);
}
