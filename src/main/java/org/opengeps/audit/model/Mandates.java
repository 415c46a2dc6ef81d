package org.opengeps.audit.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.audit.Mandate;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;

/** All mandates. Nothing is ever removed; approval and ending are added once. */
public interface Mandates {
  /** The same message again changes nothing. */
  void propose(Mandate proposed);

  /** The mandate, alone until the transaction ends. */
  Optional<Mandate> lock(Sha256 id);

  void approve(Sha256 id, PersonId by, Sha256 approval, Instant at);

  void end(Sha256 id, PersonId by, Sha256 ending, Instant at);

  /** Of an auditor, not over yet at that instant, newest first: at most so many. */
  List<Mandate> listOf(PersonId auditor, Instant at, int most);

  Optional<Mandate> find(Sha256 id);

  /** Some of an oversight body, newest first. */
  List<Mandate> listBy(OrganisationId body, Pages page);

  /** How many an oversight body has proposed. */
  long countBy(OrganisationId body);

  /** How many of its mandates wait for their second person at that instant. */
  long countProposed(OrganisationId body, Instant at);
}
