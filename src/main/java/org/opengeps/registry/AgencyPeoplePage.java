package org.opengeps.registry;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * Some people of an agency, who registered last first.
 *
 * @param total how many the agency has
 */
public record AgencyPeoplePage(Pages pages, long total, List<AgencyPerson> people) {
  public AgencyPeoplePage {
    people = List.copyOf(people);
  }
}
