package org.opengeps.custody.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;

/** All registered committee keys. */
public interface CommitteeKeys {
  Optional<RegisteredKey> find(Point point);

  /** The key whose signed registration has this hash. */
  Optional<RegisteredKey> findByDocument(Sha256 document);

  /** A person's keys, newest first. */
  List<RegisteredKey> ofPerson(String person);

  void add(RegisteredKey key);

  /** When the first of the committee keys of a ceremony ends. */
  Instant earliestEnd(CeremonyId ceremony);
}
