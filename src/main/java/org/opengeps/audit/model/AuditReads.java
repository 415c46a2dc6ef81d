package org.opengeps.audit.model;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** What auditors read under mandates. Rows are only added. */
public interface AuditReads {
  /** The fact under which the person may read the same again now. */
  Optional<Sha256> stillGood(PersonId auditor, Sha256 what, Instant now);

  void add(Sha256 fact, PersonId auditor, Sha256 what, Instant at, Instant until);
}
