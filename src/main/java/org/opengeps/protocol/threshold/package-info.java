/**
 * The committee's key (docs/protocol.md sections 3, 4 and 8): P-256 points and scalars, proofs of
 * knowledge, distributed key generation, partial decryptions with one aggregated proof,
 * interpolation. The private key of a committee never exists anywhere.
 */
package org.opengeps.protocol.threshold;
