/**
 * The log as any monitor reads it: checkpoint, tiles and entry bundles of C2SP tlog-tiles, and
 * proofs as C2SP tlog-proof.
 */
package org.opengeps.rest.ledger;
