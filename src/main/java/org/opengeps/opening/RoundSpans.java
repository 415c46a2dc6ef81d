package org.opengeps.opening;

import org.opengeps.protocol.log.Suspensions;

/**
 * When the round of a lot stood still.
 *
 * @param tender number of the notice, without its order
 */
public record RoundSpans(String tender, String lot, Suspensions spans) {}
