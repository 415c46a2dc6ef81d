/**
 * What methods share in which the lowest amount between a limit and the estimated price wins: which
 * bids are candidates, in which order, whose turn it is to be examined, and who wins. In come the
 * opened bids and the acts of the round; out come rows of a ranking and a standing.
 */
package org.opengeps.method.lowest;
