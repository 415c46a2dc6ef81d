/**
 * The tables of the log (sql/V030__ledger.sql). Plain SQL: compare-and-swap and multi-row inserts
 * are the point.
 */
package org.opengeps.ledger.store;
