package org.opengeps.custody;

import java.time.Instant;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

/**
 * What a notice asks of custody: fresh keys for one envelope.
 *
 * @param ceremony the ceremony whose pool the agency chose
 * @param agency identifier of the agency that publishes; a pool serves its own agency only
 * @param tender the notice; its later orders keep the keys
 * @param slot lot and envelope
 * @param latestOpening after which every member's committee key must live another 90 days
 */
public record KeyRequest(
    CeremonyId ceremony, String agency, TenderRef tender, Slot slot, Instant latestOpening) {}
