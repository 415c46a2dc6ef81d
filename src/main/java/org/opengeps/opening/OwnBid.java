package org.opengeps.opening;

import java.util.UUID;
import org.opengeps.notice.TenderNumber;

/**
 * A bid that a public opening record gives a firm.
 *
 * @param lot lot of the notice in one of its rounds
 */
public record OwnBid(TenderNumber tender, String lot, UUID submission) {}
