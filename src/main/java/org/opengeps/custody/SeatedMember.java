package org.opengeps.custody;

import org.opengeps.protocol.message.Slot;

/**
 * A member of the committee whose key an envelope of a tender has.
 *
 * @param tender number of the notice, without its order
 * @param k how many members open
 * @param index of the member, from 1
 * @param person identity of the officer
 * @param name as the signed ceremony shows it
 */
public record SeatedMember(
    String tender, Slot slot, int k, int index, String person, String name) {}
