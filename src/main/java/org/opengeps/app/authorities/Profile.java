package org.opengeps.app.authorities;

import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.opengeps.protocol.pki.CertificateUse;

/**
 * What a certificate is for: decides basic constraints, key usage and how long it lives unless the
 * request says otherwise.
 */
public enum Profile {
  ROOT(new BasicConstraints(true), KeyUsage.keyCertSign | KeyUsage.cRLSign, null, 20 * 365),
  ISSUING_AUTHORITY(
      new BasicConstraints(0), KeyUsage.keyCertSign | KeyUsage.cRLSign, null, 10 * 365),
  /** Signs answers of a responder; its own status is not asked (id-pkix-ocsp-nocheck). */
  OCSP_RESPONDER(
      new BasicConstraints(false),
      KeyUsage.digitalSignature,
      KeyPurposeId.id_kp_OCSPSigning,
      10 * 365),
  TIME_STAMPING(
      new BasicConstraints(false),
      KeyUsage.digitalSignature,
      KeyPurposeId.id_kp_timeStamping,
      10 * 365),
  /**
   * A person of an organisation; the subject's serialNumber is the certified business identifier.
   */
  PERSON(
      new BasicConstraints(false), KeyUsage.digitalSignature | KeyUsage.nonRepudiation, null, 730),
  /** Signs receipts, records and refusals of the platform, and bears its mark. */
  PLATFORM(
      new BasicConstraints(false),
      KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier(CertificateUse.PLATFORM_MARK)),
      5 * 365),
  /** Issues sealing certificates for the keys of tenders. */
  SEALING_AUTHORITY(
      new BasicConstraints(0), KeyUsage.keyCertSign | KeyUsage.cRLSign, null, 10 * 365);

  final BasicConstraints constraints;
  final KeyUsage usage;
  private final KeyPurposeId purpose;
  final Duration life;

  Profile(BasicConstraints constraints, int usage, KeyPurposeId purpose, int days) {
    this.constraints = constraints;
    this.usage = new KeyUsage(usage);
    this.purpose = purpose;
    this.life = Duration.ofDays(days);
  }

  /** The one extended purpose, where the profile has one. */
  Optional<KeyPurposeId> purpose() {
    return Optional.ofNullable(purpose);
  }

  /** Whether the door for requests hands it out; the others are made by the process for itself. */
  boolean isIssuedOnRequest() {
    return this == PERSON || this == PLATFORM || this == SEALING_AUTHORITY;
  }
}
