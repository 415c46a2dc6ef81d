/** The tables {@code audit_mandate} and {@code audit_read}. */
package org.opengeps.audit.store;
