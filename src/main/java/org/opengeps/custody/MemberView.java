package org.opengeps.custody;

import org.opengeps.protocol.threshold.Point;

/**
 * One member of a committee.
 *
 * @param index from 1
 * @param person identity of the officer
 * @param name as the signed ceremony shows it
 * @param committeeKey the key to which his shares are encrypted
 */
public record MemberView(int index, String person, String name, Point committeeKey) {}
