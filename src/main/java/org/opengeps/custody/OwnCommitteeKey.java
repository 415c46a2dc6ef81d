package org.opengeps.custody;

import java.time.Instant;
import org.opengeps.protocol.threshold.Point;

/**
 * A committee key that a person has registered.
 *
 * @param point its public half
 * @param notAfter when it ends
 */
public record OwnCommitteeKey(Point point, Instant notAfter) {}
