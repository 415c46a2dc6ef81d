package org.opengeps.watch;

import java.time.Instant;
import org.opengeps.notice.TenderNumber;

/**
 * A tender that a saved search found.
 *
 * @param search as the person calls it
 */
public record FoundTender(String search, TenderNumber tender, Instant at) {}
