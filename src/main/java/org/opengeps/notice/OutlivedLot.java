package org.opengeps.notice;

/**
 * A lot in one of its rounds that ended so long ago that its bids are kept no longer as far as
 * nobody opened them.
 */
public record OutlivedLot(TenderNumber tender, String lot) {}
