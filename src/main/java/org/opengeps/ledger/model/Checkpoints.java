package org.opengeps.ledger.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;

/** Published checkpoints, one a size. Rows are only ever added. */
public interface Checkpoints {
  Optional<SignedNote> newest();

  /** The oldest one with more than so many entries, by index; none for what none covers. */
  SortedMap<Long, SignedNote> covering(Collection<Long> indexes);

  /** The newest one with at most so many entries. */
  Optional<SignedNote> before(long index);

  /** Size of the newest one; -1 if there is none. */
  long newestSize();

  /** Those of at least that size, smallest first. */
  List<SignedNote> from(long size);

  /** Publishes; a second cosigned note of the same head changes nothing. */
  void add(Checkpoint checkpoint, SignedNote note, Instant at);
}
