package org.opengeps.custody.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.custody.model.GatePublication;
import org.opengeps.custody.model.KeyBinding;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.custody.model.PoolKey;
import org.opengeps.protocol.message.Slot;

/** {@link KeyBindings} in MariaDB: triggers keep rows from being changed or removed. */
@ApplicationScoped
class StoredKeyBindings implements KeyBindings {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<KeyBinding> find(String tender, Slot slot) {
    return entities
        .createQuery(
            "SELECT b FROM KeyBinding b WHERE b.tender = :tender AND b.lot = :lot AND b.envelope = :envelope",
            KeyBinding.class)
        .setParameter("tender", tender)
        .setParameter("lot", slot.lot())
        .setParameter("envelope", slot.envelope())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Map<CommitteeKeyId, String> ofCeremony(CeremonyId ceremony) {
    Map<CommitteeKeyId, String> bound = new HashMap<>();
    entities
        .createQuery(
            "SELECT b.key, b.tender FROM KeyBinding b, PoolKey k WHERE k.id = b.key AND k.ceremony = :ceremony",
            Object[].class)
        .setParameter("ceremony", ceremony.toString())
        .getResultList()
        .forEach(row -> bound.put(new CommitteeKeyId((String) row[0]), (String) row[1]));
    return bound;
  }

  @Override
  public Set<String> tendersOf(String person, Set<String> tenders) {
    return Set.copyOf(
        entities
            .createQuery(
                "SELECT b.tender FROM KeyBinding b, PoolKey k, CommitteeCeremony c JOIN c.members m"
                    + " WHERE k.id = b.key AND c.id = k.ceremony AND m.person = :person"
                    + " AND b.tender IN :tenders",
                String.class)
            .setParameter("person", person)
            .setParameter("tenders", tenders)
            .getResultList());
  }

  @Override
  public Optional<PoolKey> nextFree(CeremonyId ceremony) {
    return entities
        .createQuery(
            "SELECT k FROM PoolKey k WHERE k.ceremony = :ceremony"
                + " AND NOT EXISTS (SELECT b FROM KeyBinding b WHERE b.key = k.id) ORDER BY k.number",
            PoolKey.class)
        .setParameter("ceremony", ceremony.toString())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<PoolKey> poolKey(CommitteeKeyId id) {
    return Optional.ofNullable(entities.find(PoolKey.class, id.hex()));
  }

  @Override
  public CeremonyId ceremonyOf(CommitteeKeyId id) {
    return CeremonyId.parse(
        entities
            .createQuery("SELECT k.ceremony FROM PoolKey k WHERE k.id = :id", String.class)
            .setParameter("id", id.hex())
            .getSingleResult());
  }

  @Override
  public void add(KeyBinding binding) {
    entities.persist(binding);
    entities.flush();
  }

  @Override
  public boolean any() {
    return !entities
        .createQuery("SELECT b.key FROM KeyBinding b", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public Optional<GatePublication> publication(CommitteeKeyId key) {
    return Optional.ofNullable(entities.find(GatePublication.class, key.hex()));
  }

  @Override
  public void add(GatePublication publication) {
    entities.persist(publication);
    entities.flush();
  }
}
