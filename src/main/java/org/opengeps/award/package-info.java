/**
 * Award: from opened bids to the signed decision. When a tender is opened, the bids are ranked by
 * the limit rate and the estimated price; the officer scores the first candidate of the
 * qualification round (적격심사) and, if it fails, the next; the decision is signed by the officer.
 *
 * <p>Sees only what was opened: it imports {@code opening} and never {@code bid}.
 */
package org.opengeps.award;
