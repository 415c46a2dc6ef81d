/** What the log keeps: facts that wait, entries, batches, checkpoints. */
package org.opengeps.ledger.model;
