/**
 * The sealing protocol as pure code: canonical JSON, the CMS profile, shares and proofs, draw
 * arithmetic, Merkle proofs, notes and time stamps. {@code docs/protocol.md} is the contract byte
 * by byte. Only kernel, the JDK and Bouncy Castle; no clock, no files, no network.
 */
package org.opengeps.protocol;
