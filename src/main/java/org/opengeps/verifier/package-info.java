/**
 * Checks receipts and bundles offline and from nothing but their bytes and a trust file
 * (docs/protocol.md sections 7, 11, 12). Believes nobody: every proof is checked, every decryption
 * repeated, every derived document derived again. No Jakarta, no network.
 */
package org.opengeps.verifier;
