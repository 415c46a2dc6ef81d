/**
 * Opening (docs/protocol.md section 8): which points the committee decrypts, the partials with
 * their proofs, and what a bid says once it is open. Engine, officers' clients and verifier run
 * this same code, so that none has to believe another.
 */
package org.opengeps.protocol.opening;
