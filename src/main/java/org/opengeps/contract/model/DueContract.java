package org.opengeps.contract.model;

import java.time.Instant;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A lot that was awarded: a contract is due.
 *
 * @param tender the order from which the award follows
 * @param supplier business number of who got the award
 * @param award hash of the award's JSON
 * @param signBy first instant after the time that the law gives for it
 */
public record DueContract(
    TenderRef tender,
    String lot,
    OrganisationId agency,
    String supplier,
    Sha256 award,
    Instant awardedAt,
    Instant signBy) {}
