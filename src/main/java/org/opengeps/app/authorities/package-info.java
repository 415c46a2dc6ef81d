/**
 * The demo's authorities, one process of their own over HTTP: two accredited operators of
 * certification authorities (one RSA, one P-256), each with root, issuing authority, revocation
 * lists (RFC 5280) and OCSP responder (RFC 6960); the platform's own authority; a time-stamping
 * authority (RFC 3161). The engine knows only their URLs and the trust file, as it would know real
 * ones.
 *
 * <p>All root keys are on line here: good enough to practise with, never for production. Only
 * {@code java.net}, Bouncy Castle and the kernel are used.
 */
package org.opengeps.app.authorities;
