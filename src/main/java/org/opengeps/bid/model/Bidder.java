package org.opengeps.bid.model;

import org.opengeps.identity.OrganisationId;

/**
 * Who signed a statement, as far as the intake must know.
 *
 * @param organisation the supplier
 */
public record Bidder(OrganisationId organisation) {}
