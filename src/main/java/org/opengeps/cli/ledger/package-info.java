/**
 * {@code ledger fsck}: checks a whole log, from its server or from a mirror, and believes nothing
 * that it has not recomputed.
 */
package org.opengeps.cli.ledger;
