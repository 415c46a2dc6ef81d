/** Doors of the log: recording (by observing), the sequencer, proofs, reading, health. */
package org.opengeps.ledger.usecase;
