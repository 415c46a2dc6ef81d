package org.opengeps.audit;

/**
 * A mandate as somebody of the oversight body that gives it sees it.
 *
 * @param state as {@link Mandate#state} says it now
 * @param proposer certified name of who signed it
 * @param approvable whether this person may be the second one
 * @param endable whether there is something to take back
 */
public record BodyMandate(
    Mandate mandate, String state, String proposer, boolean approvable, boolean endable) {}
