package org.opengeps.app.authorities;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/** Writes certificates (RFC 5280) with the extensions of a profile. */
final class CertificateMaker {
  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateMaker() {}

  /** 127 random bits: positive, never zero, at most 16 octets. */
  static BigInteger newSerial() {
    return new BigInteger(127, RANDOM).setBit(126);
  }

  static X509Certificate selfSigned(
      X500Name subject, java.security.KeyPair keys, Profile profile, Period period) {
    SubjectPublicKeyInfo spki = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    X509v3CertificateBuilder builder =
        begin(subject, newSerial(), period, subject, spki, profile, spki);
    return sign(builder, KeyKind.of(keys.getPrivate()).signer(keys.getPrivate()));
  }

  /**
   * A certificate below an issuer, with the addresses of the issuer's list and responder.
   *
   * @param alternative the holder's other names, if the request has any
   */
  static X509Certificate issue(
      Credential issuer,
      String issuerUrl,
      X500Name subject,
      SubjectPublicKeyInfo spki,
      Profile profile,
      Period period,
      Optional<GeneralNames> alternative) {
    try {
      X509CertificateHolder above = new X509CertificateHolder(issuer.certificate().getEncoded());
      X509v3CertificateBuilder builder =
          begin(
              above.getSubject(),
              newSerial(),
              period,
              subject,
              spki,
              profile,
              above.getSubjectPublicKeyInfo());
      if (alternative.isPresent()) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternative.get());
      }
      if (profile == Profile.OCSP_RESPONDER) {
        builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      } else {
        builder.addExtension(Extension.cRLDistributionPoints, false, listAt(issuerUrl + "/crl"));
        builder.addExtension(Extension.authorityInfoAccess, false, accessTo(issuerUrl));
      }
      return sign(builder, KeyKind.of(issuer.key()).signer(issuer.key()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that cannot be written", e);
    }
  }

  private static X509v3CertificateBuilder begin(
      X500Name issuer,
      BigInteger serial,
      Period period,
      X500Name subject,
      SubjectPublicKeyInfo spki,
      Profile profile,
      SubjectPublicKeyInfo issuerSpki) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer, serial, Date.from(period.from()), Date.from(period.until()), subject, spki);
      JcaX509ExtensionUtils hashes = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, profile.constraints);
      builder.addExtension(Extension.keyUsage, true, profile.usage);
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, hashes.createSubjectKeyIdentifier(spki));
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, hashes.createAuthorityKeyIdentifier(issuerSpki));
      if (profile.purpose().isPresent()) {
        // RFC 3161 wants the purpose of a time-stamping key critical
        boolean critical = profile == Profile.TIME_STAMPING;
        builder.addExtension(
            Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(profile.purpose().get()));
      }
      return builder;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("extensions that cannot be written", e);
    }
  }

  private static CRLDistPoint listAt(String url) {
    GeneralNames names =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(names), null, null)
        });
  }

  private static AuthorityInformationAccess accessTo(String issuerUrl) {
    return new AuthorityInformationAccess(
        new AccessDescription[] {
          new AccessDescription(
              AccessDescription.id_ad_ocsp,
              new GeneralName(GeneralName.uniformResourceIdentifier, issuerUrl + "/ocsp")),
          new AccessDescription(
              AccessDescription.id_ad_caIssuers,
              new GeneralName(GeneralName.uniformResourceIdentifier, issuerUrl + "/certificate"))
        });
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, ContentSigner signer) {
    try {
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that Java cannot read", e);
    }
  }
}
