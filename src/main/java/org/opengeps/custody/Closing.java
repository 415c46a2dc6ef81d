package org.opengeps.custody;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

/**
 * What custody must know before it gives a gate key away.
 *
 * @param tender notice version in force
 * @param closeHash hash of the close document, which is in the log
 * @param closedAt when the set of bids was fixed
 * @param opensAt opening time of the notice version in force
 * @param latestOpening from here on the gate key is not given away any more
 * @param sealed how many sealed bids of suppliers stand
 * @param minimum how many the rule set demands; nothing but the number that passed, where the
 *     envelope opens on a decision
 */
public record Closing(
    TenderRef tender,
    Slot slot,
    Sha256 closeHash,
    Instant closedAt,
    Instant opensAt,
    Instant latestOpening,
    int sealed,
    int minimum) {}
