/**
 * The tables of the log (sql/V030__ledger.sql). Every method has a transaction, its own if need be:
 * Payara gives threads of a scheduler no usable entity manager without one. Plain SQL:
 * compare-and-swap and multi-row inserts are the point.
 */
package org.opengeps.ledger.store;
