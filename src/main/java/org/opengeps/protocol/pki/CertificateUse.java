package org.opengeps.protocol.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a key must have been certified for before anything under it is believed (docs/protocol.md
 * section 2). The private gate key is public after an opening: its certificate says key agreement,
 * and that must be all it is good for.
 */
public enum CertificateUse {
  /** People's signatures and time stamps: keyUsage digitalSignature or nonRepudiation. */
  SIGNING("to sign"),

  /** The platform's own signatures: as above, and the platform's mark in extendedKeyUsage. */
  PLATFORM("to sign as the platform"),

  /** Keys that bids are sealed to: keyUsage keyAgreement. */
  SEALING("to seal to");

  /**
   * Extended key usage of the certificate with which a platform signs: receipts, refusals, records,
   * rankings, manifests. Derived from a UUID, so nobody else's.
   */
  public static final String PLATFORM_MARK = "2.25.185785593961731643208051769930627064798";

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_AGREEMENT = 4;

  private final String words;

  CertificateUse(String words) {
    this.words = words;
  }

  /** A certificate that does not say what its key is for is for nothing. */
  public boolean allows(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    if (usage == null) {
      return false;
    }
    boolean signs = usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    return switch (this) {
      case SIGNING -> signs;
      case PLATFORM -> signs && isMarked(certificate);
      case SEALING -> usage[KEY_AGREEMENT];
    };
  }

  private static boolean isMarked(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null && purposes.contains(PLATFORM_MARK);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** For people: "to sign". */
  public String words() {
    return words;
  }
}
