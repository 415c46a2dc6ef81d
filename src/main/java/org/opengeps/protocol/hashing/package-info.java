/**
 * Hashes with a domain tag and length prefixes (docs/protocol.md section 1), so that no two
 * different inputs share their bytes.
 */
package org.opengeps.protocol.hashing;
