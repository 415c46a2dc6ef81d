package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.PublicFact;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.ledger.model.WaitingFacts;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** The table {@code ledger_queue}. */
@ApplicationScoped
@Transactional
public class StoredWaitingFacts implements WaitingFacts {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(String kind, String subject, byte[] entry) {
    Sql.run(
        entities,
        "INSERT INTO ledger_queue (position, secret, kind, subject, entry)"
            + " VALUES (NEXTVAL(ledger_queue_position), FALSE, ?, ?, ?)",
        kind,
        subject,
        entry);
  }

  @Override
  public void addAll(List<Public> facts) {
    ManyRows.insert(
        entities,
        "INSERT INTO ledger_queue (position, secret, kind, subject, entry)",
        "(NEXTVAL(ledger_queue_position), FALSE, ?, ?, ?)",
        facts.stream()
            .map(fact -> new Object[] {fact.kind(), fact.subject(), fact.entry()})
            .toList());
  }

  @Override
  public void add(SecretFact fact) {
    Sql.run(
        entities,
        "INSERT INTO ledger_queue (position, secret, kind, subject, fact, salt)"
            + " VALUES (NEXTVAL(ledger_queue_position), TRUE, ?, ?, ?, ?)",
        fact.kind(),
        fact.subject(),
        fact.fact().bytes(),
        fact.salt());
  }

  @Override
  public List<PublicFact> listPublic(int most) {
    return rows(
            "SELECT position, entry FROM ledger_queue WHERE secret = FALSE ORDER BY position", most)
        .stream()
        .map(row -> new PublicFact(((Number) row[0]).longValue(), (byte[]) row[1]))
        .toList();
  }

  @Override
  public List<SecretFact> listSecret(int most) {
    return rows(
            "SELECT position, kind, subject, fact, salt FROM ledger_queue WHERE secret = TRUE ORDER BY position",
            most)
        .stream()
        .map(StoredWaitingFacts::secret)
        .toList();
  }

  private static SecretFact secret(Object[] row) {
    Sha256 fact = Sha256.fromBytes((byte[]) row[3]);
    return new SecretFact(
        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], fact, (byte[]) row[4]);
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String select, int most) {
    return entities.createNativeQuery(select).setMaxResults(most).getResultList();
  }

  @Override
  public void remove(List<Long> positions) {
    for (int from = 0; from < positions.size(); from += 500) {
      List<Long> part = positions.subList(from, Math.min(positions.size(), from + 500));
      var delete =
          entities.createNativeQuery(
              "DELETE FROM ledger_queue WHERE position IN ("
                  + String.join(", ", Collections.nCopies(part.size(), "?"))
                  + ")");
      for (int i = 0; i < part.size(); i++) {
        delete.setParameter(i + 1, part.get(i));
      }
      if (delete.executeUpdate() != part.size()) {
        throw new org.opengeps.ledger.model.HeadMovedException("another node took the same facts");
      }
    }
  }
}
