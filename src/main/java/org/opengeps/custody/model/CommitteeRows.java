package org.opengeps.custody.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.UnfinishedCeremony;

/** Rows of committees for lists: each method is one statement, whatever it finds. */
public interface CommitteeRows {
  /**
   * How many keys could be bound at an instant.
   *
   * @param agency its identifier
   */
  long countFree(String agency, Instant now);

  /**
   * Members behind the keys of these tenders, in order of their index.
   *
   * @param tenders numbers without orders
   */
  List<SeatedMember> listSeated(Collection<String> tenders);

  /**
   * Ceremonies of the agency that were begun before an instant and are not ready, unless their
   * committee has finished a later one: as many of its members as open sit in that.
   */
  List<UnfinishedCeremony> listUnfinished(String agency, Instant begunBefore, Instant now);
}
