package org.opengeps.opening;

import java.time.Instant;

/**
 * A stage of a lot that is not its last and whose decision does not bind yet.
 *
 * @param tender number of the notice, without its order
 * @param at when it binds, put off by suspensions
 */
public record StageEnding(String tender, String lot, Instant at) {}
