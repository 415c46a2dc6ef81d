package org.opengeps.portal.page;

/**
 * What is the same for all visitors of this installation.
 *
 * @param practice whether its notices have no legal effect
 * @param keyIdleMinutes minutes without use after which the key of a sitting is locked
 */
public record Installation(boolean practice, int keyIdleMinutes, Operator operator) {}
