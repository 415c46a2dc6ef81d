package org.opengeps.identity;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * The certificate that speaks for a person now.
 *
 * @param fingerprint SHA-256 of its DER
 * @param issuer as the authority calls itself, its organisation or else its whole name
 * @param boundAt when it was registered
 * @param notBefore first instant of its own period
 * @param notAfter last instant of its own period
 */
public record BoundCertificate(
    Sha256 fingerprint, String issuer, Instant boundAt, Instant notBefore, Instant notAfter) {}
