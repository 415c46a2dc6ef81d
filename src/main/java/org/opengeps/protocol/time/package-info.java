/**
 * Time stamps of an independent authority (RFC 3161) over hashes: when something existed at the
 * latest.
 */
package org.opengeps.protocol.time;
