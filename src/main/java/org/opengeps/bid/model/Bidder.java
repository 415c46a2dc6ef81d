package org.opengeps.bid.model;

import java.util.Set;
import org.opengeps.identity.OrganisationId;

/**
 * Who signed a statement, as far as the intake must know.
 *
 * @param organisation the supplier
 * @param industries codes of its registration
 * @param regions codes of its registration
 */
public record Bidder(OrganisationId organisation, Set<String> industries, Set<String> regions) {}
