package org.opengeps.custody.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.RegisteredKey;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.threshold.Point;

/** {@link CommitteeKeys} in MariaDB. */
@ApplicationScoped
class StoredCommitteeKeys implements CommitteeKeys {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<RegisteredKey> find(Point point) {
    return entities
        .createQuery("SELECT k FROM RegisteredKey k WHERE k.point = :point", RegisteredKey.class)
        .setParameter("point", point.bytes())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<RegisteredKey> findByDocument(Sha256 document) {
    return entities
        .createQuery(
            "SELECT k FROM RegisteredKey k WHERE k.document = :document", RegisteredKey.class)
        .setParameter("document", document)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<RegisteredKey> ofPerson(String person) {
    return entities
        .createQuery(
            "SELECT k FROM RegisteredKey k WHERE k.person = :person ORDER BY k.registeredAt DESC",
            RegisteredKey.class)
        .setParameter("person", person)
        .getResultList();
  }

  @Override
  public void add(RegisteredKey key) {
    entities.persist(key);
    entities.flush();
  }

  @Override
  public Instant earliestEnd(CeremonyId ceremony) {
    return Sql.instant(
        Sql.one(
            entities,
            "SELECT MIN(k.not_after) FROM custody_member m JOIN custody_committee_key k ON k.point = m.committee_key"
                + " WHERE m.ceremony = ?",
            ceremony.toString()));
  }
}
