/**
 * Who acts, and how we know: people and the certificates bound to them, trusted roots, paths and
 * revocation as of an instant, log-in by a signed challenge, roles; the platform's own signature,
 * sealing certificates and time stamps.
 *
 * <p>An organisation is an opaque id here; {@code registry} knows the rest. Everything that arrives
 * signed passes {@code identity.usecase.ReadSignedMessage}. Rules that hold throughout: a
 * certificate is judged as of the instant of the act, a later revocation never voids; a service
 * that does not answer makes the status unknown, never good and never revoked.
 */
package org.opengeps.identity;
