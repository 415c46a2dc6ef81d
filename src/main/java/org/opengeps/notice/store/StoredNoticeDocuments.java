package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.KeptDocument;
import org.opengeps.notice.model.NoticeDocuments;

/** Documents in {@code notice_document}. */
@ApplicationScoped
public class StoredNoticeDocuments implements NoticeDocuments {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Sha256 sha256, KeptDocument document, Instant at) {
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO notice_document (sha256, size, beginning, stored_at) VALUES (?, ?, ?, ?)")
        .setParameter(1, sha256.bytes())
        .setParameter(2, document.size())
        .setParameter(3, document.beginning())
        .setParameter(4, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .executeUpdate();
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
    return entities
        .createNativeQuery("SELECT size, beginning FROM notice_document WHERE sha256 = ?")
        .setParameter(1, document.bytes())
        .getResultList();
  }
}
