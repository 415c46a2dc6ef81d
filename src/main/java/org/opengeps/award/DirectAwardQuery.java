package org.opengeps.award;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;

/**
 * Which purchases on one quote are asked for.
 *
 * @param agency empty for those of all agencies
 * @param from first day of contracts, empty for any
 * @param until last one, empty for any
 */
public record DirectAwardQuery(
    Optional<OrganisationId> agency, Optional<LocalDate> from, Optional<LocalDate> until) {
  /** Rows of a page. */
  public static final int PAGE_SIZE = 20;

  /** Rows of a list that is taken home in one piece, the newest first. */
  public static final int WHOLE_LIST = 2_000;
}
