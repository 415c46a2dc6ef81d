package org.opengeps.opening;

import java.time.Instant;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

/**
 * An opening that waits for a committee member, or will.
 *
 * @param ceremony where his share comes from
 * @param member his index
 * @param opensAt opening time
 * @param ready whether the gate key is public, so that he can open now
 */
public record OpeningDuty(
    TenderRef tender, Slot slot, CeremonyId ceremony, int member, Instant opensAt, boolean ready) {}
