/**
 * The public memory of the engine: every {@link org.opengeps.kernel.DomainEvent} becomes an entry
 * of an append-only log, in the transaction that makes it true. Public facts are entries of their
 * own; secret ones are salted leaves of one batch entry a heartbeat, so that the growth of the log
 * tells nothing. A head is signed and shown only after a witness outside the database has cosigned
 * it.
 *
 * <p>Order of a pass: take queued facts, append, commit with compare-and-swap of the head;
 * time-stamp the batch; sign; have it cosigned; publish; receipts become possible. Other contexts
 * fire events and read proofs; none writes here.
 */
package org.opengeps.ledger;
