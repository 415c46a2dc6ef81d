package org.opengeps.protocol.pki;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Which number of a business or agency an authority has certified in a certificate
 * (docs/protocol.md section 2, ADR 15). Two ways, never both: the subject's serialNumber says it to
 * everybody; where the subject has none, the virtual id of a Korean authority says it to whoever
 * has R.
 */
public final class CertifiedIdentifier {
  private CertifiedIdentifier() {}

  /** Why a certificate does not certify a number. */
  public enum Shortcoming {
    /** It names another number, or none at all. */
    OTHER,
    /** It hides its number, and R was not given. */
    RANDOM_MISSING,
    /** It hides its number under a hash with which one certificate can name two. */
    HASH_WEAK
  }

  /** Whether the number of this certificate can only be checked with R. */
  public static boolean isHidden(X509Certificate certificate) {
    return !Certificates.hasSerialNumber(certificate) && VirtualId.in(certificate).isPresent();
  }

  /**
   * @param random R, if given; means nothing where the subject has a serialNumber
   * @return empty if the authority has certified exactly this number
   */
  public static Optional<Shortcoming> judge(
      X509Certificate certificate, String identifier, Optional<IdentifierRandom> random) {
    if (!isHidden(certificate)) {
      return Certificates.certifiedIdentifier(certificate).equals(Optional.of(identifier))
          ? Optional.empty()
          : Optional.of(Shortcoming.OTHER);
    }
    VirtualId virtual = VirtualId.in(certificate).orElseThrow();
    if (virtual.digest().isEmpty()) {
      return Optional.of(Shortcoming.HASH_WEAK);
    }
    if (random.isEmpty()) {
      return Optional.of(Shortcoming.RANDOM_MISSING);
    }
    return virtual.names(identifier, random.get())
        ? Optional.empty()
        : Optional.of(Shortcoming.OTHER);
  }
}
