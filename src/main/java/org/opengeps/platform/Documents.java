package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * The content-addressed store of documents: notices, messages, sealed envelopes, records. What the
 * log commits to by hash lies here. Putting the same bytes twice is one document.
 */
@ApplicationScoped
public class Documents {
  /** How many documents one statement reads. */
  private static final int PAGE = 500;

  @PersistenceContext private EntityManager entities;

  /** Stores the bytes in the caller's transaction and returns their hash. */
  @Transactional
  public Sha256 put(byte[] content) {
    Sha256 hash = Sha256.of(content);
    Sql.run(
        entities,
        "INSERT IGNORE INTO document (sha256, size, content) VALUES (?, ?, ?)",
        hash.bytes(),
        content.length,
        content);
    return hash;
  }

  /** Stores many documents with few statements. */
  @Transactional
  public void putAll(Collection<byte[]> contents) {
    List<Object[]> rows =
        contents.stream()
            .map(content -> new Object[] {Sha256.of(content).bytes(), content.length, content})
            .toList();
    ManyRows.insert(
        entities, "INSERT IGNORE INTO document (sha256, size, content)", "(?, ?, ?)", rows);
  }

  /**
   * @throws EvidenceChangedException if the stored bytes have another hash
   */
  public Optional<byte[]> find(Sha256 hash) {
    List<?> rows =
        Sql.column(entities, "SELECT content FROM document WHERE sha256 = ?", hash.bytes());
    return rows.isEmpty() ? Optional.empty() : Optional.of(checked(hash, (byte[]) rows.get(0)));
  }

  /**
   * @throws EvidenceChangedException if the log names a document that the store has lost or
   *     changed: tampering or an incomplete restore
   */
  public byte[] get(Sha256 hash) {
    return find(hash).orElseThrow(() -> missing(hash));
  }

  /**
   * Many at once, in the order of their hashes; so many that a thousand small ones do not cost a
   * thousand round trips.
   *
   * @throws EvidenceChangedException as {@link #get}
   */
  public List<byte[]> list(List<Sha256> hashes) {
    List<byte[]> contents = new ArrayList<>(hashes.size());
    for (int from = 0; from < hashes.size(); from += PAGE) {
      contents.addAll(page(hashes.subList(from, Math.min(from + PAGE, hashes.size()))));
    }
    return contents;
  }

  private List<byte[]> page(List<Sha256> hashes) {
    String places = String.join(", ", Collections.nCopies(hashes.size(), "?"));
    Query query =
        entities.createNativeQuery(
            "SELECT sha256, content FROM document WHERE sha256 IN (" + places + ")");
    for (int i = 0; i < hashes.size(); i++) {
      query.setParameter(i + 1, hashes.get(i).bytes());
    }
    Map<Sha256, byte[]> found = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      Sha256 hash = Sha256.fromBytes((byte[]) columns[0]);
      found.put(hash, checked(hash, (byte[]) columns[1]));
    }
    return hashes.stream()
        .map(hash -> Optional.ofNullable(found.get(hash)).orElseThrow(() -> missing(hash)))
        .toList();
  }

  private static byte[] checked(Sha256 hash, byte[] content) {
    if (!Sha256.of(content).equals(hash)) {
      throw new EvidenceChangedException("the document " + hash + " has changed in the store");
    }
    return content;
  }

  private static EvidenceChangedException missing(Sha256 hash) {
    return new EvidenceChangedException("document missing from the store: " + hash);
  }
}
