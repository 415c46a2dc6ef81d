/**
 * Asks authorities over HTTP whether certificates are revoked: OCSP first, lists when the responder
 * fails, with time limits, a short memory and a pause after failures. What they said is kept as
 * evidence.
 */
package org.opengeps.identity.revocation;
