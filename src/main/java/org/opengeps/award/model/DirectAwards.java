package org.opengeps.award.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.DirectAwardQuery;
import org.opengeps.award.DirectAwardView;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** All purchases on one quote. Nothing is ever removed; an approval is added once. */
public interface DirectAwards {
  /**
   * @return false if somebody else was first with its id, or with the same signed message
   */
  boolean add(DirectAwardView proposed);

  Optional<DirectAwardView> find(UUID id);

  /** The one whose SignedData has this hash, alone until the transaction ends. */
  Optional<DirectAwardView> lock(Sha256 signed);

  void approve(UUID id, PersonId by, Sha256 approval, Instant at);

  /** How many are public. */
  long count(DirectAwardQuery query);

  /** Public ones, those with the latest contracts first. */
  List<DirectAwardView> list(DirectAwardQuery query, long skipped, int most);

  /** Those of an agency that wait for a second signature, the oldest first. */
  List<DirectAwardView> listWaiting(OrganisationId agency, LocalDate contractFrom, int most);
}
