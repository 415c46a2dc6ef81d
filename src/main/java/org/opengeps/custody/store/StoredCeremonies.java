package org.opengeps.custody.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.PoolKey;
import org.opengeps.custody.model.Rehearsal;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.threshold.CommitteeKey;

/** {@link Ceremonies} in MariaDB. */
@ApplicationScoped
class StoredCeremonies implements Ceremonies {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Ceremony> find(CeremonyId id) {
    return Optional.ofNullable(entities.find(Ceremony.class, id.toString()));
  }

  @Override
  public Optional<Ceremony> findLocked(CeremonyId id) {
    Ceremony found = entities.find(Ceremony.class, id.toString(), LockModeType.PESSIMISTIC_WRITE);
    if (found != null) {
      entities.refresh(found); // another node may have moved it while we waited for the lock
    }
    return Optional.ofNullable(found);
  }

  @Override
  public List<Ceremony> ofAgency(String agency, Instant now) {
    return entities
        .createQuery(
            "SELECT c FROM CommitteeCeremony c WHERE c.agency = :agency AND c.state = :ready"
                + " AND c.expiresAt > :now ORDER BY c.createdAt DESC",
            Ceremony.class)
        .setParameter("agency", agency)
        .setParameter("ready", CeremonyState.READY)
        .setParameter("now", now)
        .getResultList();
  }

  @Override
  public List<Ceremony> ofMember(String person, Instant now) {
    return entities
        .createQuery(
            "SELECT c FROM CommitteeCeremony c JOIN c.members m WHERE m.person = :person"
                + " AND c.state <> :burnt AND c.expiresAt > :now ORDER BY c.createdAt DESC",
            Ceremony.class)
        .setParameter("person", person)
        .setParameter("now", now)
        .setParameter("burnt", CeremonyState.BURNT)
        .getResultList();
  }

  @Override
  public void add(Ceremony ceremony) {
    entities.persist(ceremony);
    entities.flush();
  }

  @Override
  public Map<Integer, Sha256> messages(CeremonyId id, Step round) {
    return hashes(
        Sql.rows(
            entities,
            "SELECT member, document FROM custody_message WHERE ceremony = ? AND step = ?",
            id.toString(),
            round.name()));
  }

  @Override
  public void addMessage(CeremonyId id, Step round, int member, Sha256 document, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO custody_message (ceremony, step, member, document, posted_at) VALUES (?, ?, ?, ?, ?)",
        id.toString(),
        round.name(),
        member,
        document.bytes(),
        at);
  }

  @Override
  public List<Rehearsal> rehearsals(CeremonyId id) {
    return entities
        .createQuery(
            "SELECT r FROM CommitteeRehearsal r WHERE r.ceremony = :ceremony ORDER BY r.startedAt, r.session",
            Rehearsal.class)
        .setParameter("ceremony", id.toString())
        .getResultList();
  }

  @Override
  public void addRehearsal(Rehearsal rehearsal) {
    entities.persist(rehearsal);
    entities.flush();
  }

  @Override
  public Map<Integer, Sha256> rehearsalMessages(UUID session) {
    return hashes(
        Sql.rows(
            entities,
            "SELECT member, document FROM custody_rehearsal_message WHERE session = ?",
            session.toString()));
  }

  @Override
  public void addRehearsalMessage(UUID session, int member, Sha256 document, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO custody_rehearsal_message (session, member, document, posted_at) VALUES (?, ?, ?, ?)",
        session.toString(),
        member,
        document.bytes(),
        at);
  }

  @Override
  public List<PoolKey> pool(CeremonyId id) {
    return entities
        .createQuery(
            "SELECT k FROM PoolKey k WHERE k.ceremony = :ceremony ORDER BY k.number", PoolKey.class)
        .setParameter("ceremony", id.toString())
        .getResultList();
  }

  @Override
  public void addToPool(List<CommitteeKey> keys) {
    keys.forEach(key -> entities.persist(new PoolKey(key)));
    entities.flush();
  }

  private static SortedMap<Integer, Sha256> hashes(List<Object[]> rows) {
    SortedMap<Integer, Sha256> hashes = new TreeMap<>();
    for (Object[] columns : rows) {
      hashes.put(((Number) columns[0]).intValue(), Sha256.fromBytes((byte[]) columns[1]));
    }
    return hashes;
  }
}
