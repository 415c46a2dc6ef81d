package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.custody.model.CommitteeRows;

/**
 * Committees of an agency for its officers' lists: who sits behind the keys of its tenders, and
 * whether it has keys for the next ones. One statement each.
 */
@ApplicationScoped
public class ListCommittees {
  @Inject private CommitteeRows rows;

  /**
   * How many keys of the agency could be bound at an instant.
   *
   * @param agency its identifier
   */
  @Transactional
  public long countFree(String agency, Instant now) {
    return rows.countFree(agency, now);
  }

  /**
   * Members behind the keys of these tenders, in order of their index.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<SeatedMember> seated(Collection<String> tenders) {
    return rows.listSeated(tenders);
  }

  /**
   * Ceremonies of the agency that were begun before an instant and are not ready, oldest first;
   * none of a committee that has finished a later one.
   */
  @Transactional
  public List<UnfinishedCeremony> unfinished(String agency, Instant begunBefore, Instant now) {
    return rows.listUnfinished(agency, begunBefore, now);
  }
}
