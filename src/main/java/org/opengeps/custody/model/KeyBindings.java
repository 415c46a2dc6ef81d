package org.opengeps.custody.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.protocol.message.Slot;

/** All burnt keys and what became of their gate keys. */
public interface KeyBindings {
  /**
   * @param tender number of the notice without its order
   */
  Optional<KeyBinding> find(String tender, Slot slot);

  /** Numbers of the notices for which keys of a ceremony were burnt. */
  Map<CommitteeKeyId, String> ofCeremony(CeremonyId ceremony);

  /** Those of the notices whose keys come from a ceremony with this member. */
  Set<String> tendersOf(String person, Set<String> tenders);

  /** The key of the pool with the lowest number that nobody has bound. */
  Optional<PoolKey> nextFree(CeremonyId ceremony);

  Optional<PoolKey> poolKey(CommitteeKeyId id);

  /** The ceremony that made a key. */
  CeremonyId ceremonyOf(CommitteeKeyId id);

  /**
   * Burns a key.
   *
   * @throws jakarta.persistence.PersistenceException if it was burnt before: the database refuses
   */
  void add(KeyBinding binding);

  /** Whether any key was ever bound: then the key store must be there. */
  boolean any();

  Optional<GatePublication> publication(CommitteeKeyId key);

  void add(GatePublication publication);
}
