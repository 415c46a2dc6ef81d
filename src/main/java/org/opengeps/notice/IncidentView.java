package org.opengeps.notice;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;

/**
 * An outage for the public.
 *
 * @param cause {@code gap} or {@code declared}
 * @param since last moment at which a bid could be handed in
 * @param until recovery
 * @param document hash of the canonical incident
 * @param moved how many tenders it moved
 * @param waiting how many wait for an order of their agency
 */
public record IncidentView(
    UUID id, String cause, Instant since, Instant until, Sha256 document, int moved, int waiting) {}
