package org.opengeps.protocol.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which lists are believed, and about whom. */
class RevocationListTest {
  private static final Instant NOW = Instant.parse("2025-06-02T01:00:00Z");
  private static final X500Name ISSUER = new X500Name("CN=분할 CA,O=OpenGePS Test,C=KR");
  private static final String FIRST = "ldap://dir.example:389/ou=dp1p1,ou=crldp,o=Test,c=kr";
  private static final String SECOND = "ldap://dir.example:389/ou=dp1p2,ou=crldp,o=Test,c=kr";

  private static ContentSigner signer;
  private static KeyPair keys;
  private static X509Certificate authority;
  private static X509Certificate person;

  @BeforeAll
  static void make() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    keys = generator.generateKeyPair();
    signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    authority = certificate("CN=분할 CA,O=OpenGePS Test,C=KR", 1, true, null);
    person = certificate("CN=홍길동,C=KR", 7, false, FIRST);
  }

  private static X509Certificate certificate(
      String subject, long serial, boolean isAuthority, String point) throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            ISSUER,
            BigInteger.valueOf(serial),
            Date.from(NOW.minus(Duration.ofDays(1))),
            Date.from(NOW.plus(Duration.ofDays(365))),
            new X500Name(subject),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    if (point != null) {
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {new DistributionPoint(named(point), null, null)}));
    }
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static DistributionPointName named(String url) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url)));
  }

  private static byte[] list(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value)
      throws Exception {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(ISSUER, Date.from(NOW));
    builder.setNextUpdate(Date.from(NOW.plus(Duration.ofHours(1))));
    builder.addCRLEntry(BigInteger.valueOf(9), Date.from(NOW.minusSeconds(60)), 1);
    if (extension != null) {
      builder.addExtension(extension, critical, value);
    }
    return builder.build(signer).getEncoded();
  }

  private static byte[] part(IssuingDistributionPoint part) throws Exception {
    return list(Extension.issuingDistributionPoint, true, part);
  }

  private static IssuingDistributionPoint pointOf(String url, boolean users, boolean authorities) {
    return new IssuingDistributionPoint(named(url), users, authorities, null, false, false);
  }

  private static RevocationStatus about(X509Certificate certificate, byte[] list) throws Exception {
    return RevocationList.read(list, authority).about(certificate).status();
  }

  @Test
  void thePartThatTheCertificateNamesSpeaksOfIt() throws Exception {
    assertThat(about(person, part(pointOf(FIRST, false, false))))
        .isEqualTo(new RevocationStatus.Good());
    X509Certificate revoked = certificate("CN=김철수,C=KR", 9, false, FIRST);
    assertThat(about(revoked, part(pointOf(FIRST, true, false))))
        .isEqualTo(new RevocationStatus.Revoked(NOW.minusSeconds(60)));
  }

  @Test
  void theSilenceOfAnotherPartProvesNothing() throws Exception {
    assertThatThrownBy(() -> about(person, part(pointOf(SECOND, false, false))))
        .isInstanceOf(RevocationFormatException.class)
        .hasMessageContaining("about other certificates");
    assertThatThrownBy(() -> about(person, part(pointOf(FIRST, false, true))))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(() -> about(authority, part(pointOf(FIRST, true, false))))
        .isInstanceOf(RevocationFormatException.class);
    X509Certificate pointless = certificate("CN=이영희,C=KR", 8, false, null);
    assertThatThrownBy(() -> about(pointless, part(pointOf(FIRST, false, false))))
        .isInstanceOf(RevocationFormatException.class);
  }

  @Test
  void aListThatDemandsWhatIsNotUnderstoodIsNotBelieved() throws Exception {
    var unknown = new ASN1ObjectIdentifier("1.2.410.200004.99.1");
    assertThatThrownBy(() -> about(person, list(unknown, true, new DEROctetString(new byte[1]))))
        .isInstanceOf(RevocationFormatException.class)
        .hasMessageContaining("1.2.410.200004.99.1");
    assertThatThrownBy(
            () ->
                about(
                    person, list(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE))))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(
            () ->
                about(
                    person,
                    list(Extension.deltaCRLIndicator, false, new CRLNumber(BigInteger.ONE))))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(
            () ->
                about(
                    person,
                    part(
                        new IssuingDistributionPoint(
                            named(FIRST),
                            false,
                            false,
                            new ReasonFlags(ReasonFlags.keyCompromise),
                            false,
                            false))))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(
            () ->
                about(
                    person,
                    part(
                        new IssuingDistributionPoint(
                            named(FIRST), false, false, null, true, false))))
        .isInstanceOf(RevocationFormatException.class);
  }

  @Test
  void elementsInsideOneAnotherWithoutEndDoNotEndTheStack() {
    byte[] nested = new byte[200_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThatThrownBy(() -> RevocationList.read(nested, authority))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(() -> RevocationList.issuer(nested))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(() -> Certificates.read(nested)).isInstanceOf(CertificateException.class);
  }

  @Test
  void whatIsNotCriticalDisturbsNobody() throws Exception {
    assertThat(about(person, list(Extension.cRLNumber, false, new CRLNumber(BigInteger.TEN))))
        .isEqualTo(new RevocationStatus.Good());
    assertThat(about(person, list(null, false, null))).isEqualTo(new RevocationStatus.Good());
  }

  @Test
  void anAnswerThatDoesNotSayWhenTheNextOneComesIsGoodForMinutes() {
    var answer =
        new RevocationEvidence(
            RevocationEvidence.Form.OCSP,
            new RevocationStatus.Good(),
            NOW,
            Optional.empty(),
            new byte[0]);
    assertThat(answer.isStaleAt(NOW.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(answer.isStaleAt(NOW.plus(Duration.ofMinutes(10)).plusNanos(1))).isTrue();
  }
}
