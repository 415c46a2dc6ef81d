package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.opengeps.protocol.threshold.Point;

/**
 * X.509 certificates for the public keys of an envelope (keyUsage keyAgreement), so that stock CMS
 * tools can seal. What binds a key to a tender is the signed notice; these only carry it.
 */
@ApplicationScoped
public class SealingCertificates {
  private static final Duration BACKDATED = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();
  @Inject private Installed installed;
  @Inject private Clock clock;

  /**
   * Issues a certificate in DER.
   *
   * @param subject common name, for people: which key of which tender
   * @param notAfter end of validity, cut to the second
   */
  public byte[] issue(Point key, String subject, Instant notAfter) {
    Installed.Key authority = installed.sealingAuthority();
    X509Certificate issuer = authority.certificates().get(0);
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
              new BigInteger(127, RANDOM).setBit(126),
              Date.from(clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS)),
              Date.from(notAfter.truncatedTo(ChronoUnit.SECONDS)),
              new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, subject).build(),
              SubjectPublicKeyInfo.getInstance(key.spki()));
      addExtensions(builder, key, issuer);
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a sealing certificate cannot be issued", e);
    }
  }

  private static void addExtensions(
      X509v3CertificateBuilder builder, Point key, X509Certificate issuer)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils hashes = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        hashes.createSubjectKeyIdentifier(SubjectPublicKeyInfo.getInstance(key.spki())));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        hashes.createAuthorityKeyIdentifier(issuer.getPublicKey()));
  }

  /** Certificates above the issued ones, without the root: the sealing authority's own first. */
  public List<X509Certificate> issuers() {
    return installed.sealingAuthority().certificates();
  }
}
