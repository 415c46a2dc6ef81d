/**
 * Canonical JSON (RFC 8785) without fractions: one byte string for every value, so that a signature
 * and a hash mean the same everywhere. Reading is strict: duplicate names, fractions, big numbers,
 * broken UTF-8 and lone surrogates are refused and the member is named.
 */
package org.opengeps.protocol.json;
