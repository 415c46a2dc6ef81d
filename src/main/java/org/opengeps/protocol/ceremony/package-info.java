/**
 * Making a committee's keys together (docs/protocol.md section 4): each dealer shares a secret with
 * everybody, everybody checks everything, a rehearsal proves that the shares open. Runs in the
 * officers' clients; the engine and the verifier repeat every public check.
 */
package org.opengeps.protocol.ceremony;
