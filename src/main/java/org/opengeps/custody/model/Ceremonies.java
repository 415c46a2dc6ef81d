package org.opengeps.custody.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.CommitteeKey;

/** All ceremonies with their messages, rehearsals and pools. */
public interface Ceremonies {
  Optional<Ceremony> find(CeremonyId id);

  /** Finds it and keeps everybody else from changing it until the transaction ends. */
  Optional<Ceremony> findLocked(CeremonyId id);

  /** Of one agency, rehearsed and not expired, newest first. */
  List<Ceremony> ofAgency(String agency, Instant now);

  /** In which a person is a member, neither burnt nor expired, newest first. */
  List<Ceremony> ofMember(String person, Instant now);

  void add(Ceremony ceremony);

  /** Hashes of the signed round messages by member index, in order. */
  Map<Integer, Sha256> messages(CeremonyId id, Step round);

  void addMessage(CeremonyId id, Step round, int member, Sha256 document, Instant at);

  /** Sessions in order of their start. */
  List<Rehearsal> rehearsals(CeremonyId id);

  void addRehearsal(Rehearsal rehearsal);

  /** Hashes of the signed messages of a session by member index, in order. */
  Map<Integer, Sha256> rehearsalMessages(UUID session);

  void addRehearsalMessage(UUID session, int member, Sha256 document, Instant at);

  /** The keys in order of their numbers; empty until all members accepted. */
  List<PoolKey> pool(CeremonyId id);

  void addToPool(List<CommitteeKey> keys);
}
