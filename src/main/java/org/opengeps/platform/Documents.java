package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * The content-addressed store of documents: notices, messages, sealed envelopes, records. What the
 * log commits to by hash lies here. Putting the same bytes twice is one document.
 */
@ApplicationScoped
public class Documents {
  @PersistenceContext private EntityManager entities;

  /** Stores the bytes in the caller's transaction and returns their hash. */
  @Transactional
  public Sha256 put(byte[] content) {
    Sha256 hash = Sha256.of(content);
    entities
        .createNativeQuery("INSERT IGNORE INTO document (sha256, size, content) VALUES (?, ?, ?)")
        .setParameter(1, hash.bytes())
        .setParameter(2, content.length)
        .setParameter(3, content)
        .executeUpdate();
    return hash;
  }

  public Optional<byte[]> find(Sha256 hash) {
    List<?> rows =
        entities
            .createNativeQuery("SELECT content FROM document WHERE sha256 = ?")
            .setParameter(1, hash.bytes())
            .getResultList();
    return rows.isEmpty() ? Optional.empty() : Optional.of((byte[]) rows.get(0));
  }

  /**
   * @throws IllegalStateException if the log names a document that the store has lost: tampering or
   *     an incomplete restore
   */
  public byte[] get(Sha256 hash) {
    return find(hash)
        .orElseThrow(() -> new IllegalStateException("document missing from the store: " + hash));
  }
}
