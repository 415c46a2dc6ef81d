package org.opengeps.opening;

import java.util.UUID;
import org.opengeps.notice.TenderNumber;

/** An envelope of a bid, as those who read it name it. */
public record BidPlace(TenderNumber tender, UUID submission, String envelope) {}
