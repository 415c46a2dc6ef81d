/**
 * The append-only log as bytes (docs/protocol.md section 10): RFC 6962 Merkle trees with inclusion
 * and consistency proofs, and the C2SP formats around them: signed notes, checkpoints, witness
 * cosignatures, tiles, entry bundles and offline proofs. Pure: the same classes serve the engine,
 * the witness, the verifier and {@code ledger fsck}.
 */
package org.opengeps.protocol.log;
