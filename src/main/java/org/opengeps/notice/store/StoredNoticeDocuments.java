package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.KeptDocument;
import org.opengeps.notice.model.NoticeDocuments;
import org.opengeps.platform.Sql;

/** Documents in {@code notice_document}. */
@ApplicationScoped
public class StoredNoticeDocuments implements NoticeDocuments {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Sha256 sha256, KeptDocument document, Instant at) {
    Sql.run(
        entities,
        "INSERT IGNORE INTO notice_document (sha256, size, beginning, stored_at) VALUES (?, ?, ?, ?)",
        sha256.bytes(),
        document.size(),
        document.beginning(),
        at);
  }

  @Override
  public Map<Sha256, KeptDocument> find(Collection<Sha256> documents) {
    Map<Sha256, KeptDocument> found = new HashMap<>();
    for (Sha256 document : documents) {
      for (Object row : rows(document)) {
        Object[] columns = (Object[]) row;
        found.put(
            document, new KeptDocument(((Number) columns[0]).longValue(), (byte[]) columns[1]));
      }
    }
    return found;
  }

  private List<?> rows(Sha256 document) {
    return Sql.rows(
        entities, "SELECT size, beginning FROM notice_document WHERE sha256 = ?", document.bytes());
  }
}
