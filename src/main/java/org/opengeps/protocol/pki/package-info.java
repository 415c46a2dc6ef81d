/**
 * Certificates as facts: reading them, paths to trusted roots (RFC 5280, by the JDK's own
 * validator), revocation lists and OCSP answers (RFC 6960) as evidence about an instant. Nothing
 * here opens a connection: who asks over the network and who reads a bundle off line use the same
 * checks.
 */
package org.opengeps.protocol.pki;
