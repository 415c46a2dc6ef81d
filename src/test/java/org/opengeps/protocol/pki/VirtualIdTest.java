package org.opengeps.protocol.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.pki.CertifiedIdentifier.Shortcoming;

class VirtualIdTest {
  /** The example in a public client of Korean authorities: number, R and what comes of them. */
  private static final String NUMBER = "1234561234567";

  private static final IdentifierRandom RANDOM =
      new IdentifierRandom("79ea7568a2d3776604e18bcd3a1b1b85b7da0872");
  private static final String VID =
      "17692c8dd00ead33791de0a64a937c60799634c64ac56fa57570c0e05252ab35";

  private static X509Certificate certificate(String subject, GeneralName... names)
      throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Name name = new X500Name(subject);
    var builder =
        new X509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            new Date(),
            new Date(),
            name,
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    if (names.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static GeneralName written(ASN1ObjectIdentifier digest, byte[] value) {
    var vid =
        sequence(
            new AlgorithmIdentifier(digest),
            new DERTaggedObject(true, 0, new DEROctetString(value)));
    var data =
        sequence(
            new DERUTF8String("(주)한빛"),
            sequence(sequence(new ASN1ObjectIdentifier("1.2.410.200004.10.1.1.1"), vid)));
    return new GeneralName(
        GeneralName.otherName,
        sequence(
            new ASN1ObjectIdentifier("1.2.410.200004.10.1.1"), new DERTaggedObject(true, 0, data)));
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }

  @Test
  void theVirtualIdIsThatOfThePublishedExample() throws Exception {
    X509Certificate korean =
        certificate("C=KR,O=yessign,CN=x", VirtualId.nameFor("(주)한빛", NUMBER, RANDOM));
    assertThat(HexFormat.of().formatHex(VirtualId.in(korean).orElseThrow().value())).isEqualTo(VID);
  }

  @Test
  void aCertificateNamesTheOneNumberAndNoOther() throws Exception {
    X509Certificate korean =
        certificate("C=KR,O=yessign,CN=x", VirtualId.nameFor("(주)한빛", "1234567890", RANDOM));
    var other = new IdentifierRandom("00".repeat(20));
    assertThat(CertifiedIdentifier.judge(korean, "1234567890", Optional.of(RANDOM))).isEmpty();
    assertThat(CertifiedIdentifier.judge(korean, "1234567891", Optional.of(RANDOM)))
        .contains(Shortcoming.OTHER);
    assertThat(CertifiedIdentifier.judge(korean, "1234567890", Optional.of(other)))
        .contains(Shortcoming.OTHER);
    assertThat(CertifiedIdentifier.judge(korean, "1234567890", Optional.empty()))
        .contains(Shortcoming.RANDOM_MISSING);
  }

  @Test
  void theNameIsTheFirmsAndNotThatOfTheAuthority() throws Exception {
    X509Certificate korean =
        certificate("C=KR,O=yessign,CN=x", VirtualId.nameFor("(주)한빛", NUMBER, RANDOM));
    assertThat(Certificates.certifiedName(korean)).isEqualTo("(주)한빛");
  }

  @Test
  void whereTheSubjectShowsANumberNoHiddenOneCounts() throws Exception {
    GeneralName hidden = VirtualId.nameFor("(주)한빛", "1234567890", RANDOM);
    X509Certificate both = certificate("C=KR,O=x,serialNumber=9999999999", hidden);
    assertThat(CertifiedIdentifier.judge(both, "1234567890", Optional.of(RANDOM)))
        .contains(Shortcoming.OTHER);
    assertThat(CertifiedIdentifier.judge(both, "9999999999", Optional.of(RANDOM))).isEmpty();
    X509Certificate twice =
        certificate("C=KR,O=x,serialNumber=9999999999,serialNumber=1234567890", hidden);
    assertThat(CertifiedIdentifier.judge(twice, "1234567890", Optional.of(RANDOM)))
        .contains(Shortcoming.OTHER);
  }

  @Test
  void twoVirtualIdsOrABrokenOneCertifyNobody() throws Exception {
    GeneralName hidden = VirtualId.nameFor("(주)한빛", "1234567890", RANDOM);
    GeneralName broken =
        new GeneralName(
            GeneralName.otherName,
            sequence(
                new ASN1ObjectIdentifier("1.2.410.200004.10.1.1"),
                new DERTaggedObject(true, 0, new DERUTF8String("x"))));
    for (X509Certificate none :
        java.util.List.of(
            certificate("C=KR,O=x", hidden, hidden),
            certificate("C=KR,O=x", hidden, broken),
            certificate("C=KR,O=x"))) {
      assertThat(CertifiedIdentifier.isHidden(none)).isFalse();
      assertThat(CertifiedIdentifier.judge(none, "1234567890", Optional.of(RANDOM)))
          .contains(Shortcoming.OTHER);
    }
  }

  @Test
  void aHashWithWhichOneCertificateCouldNameTwoFirmsIsNotBelieved() throws Exception {
    X509Certificate old =
        certificate("C=KR,O=x", written(OIWObjectIdentifiers.idSHA1, new byte[20]));
    assertThat(CertifiedIdentifier.judge(old, "1234567890", Optional.of(RANDOM)))
        .contains(Shortcoming.HASH_WEAK);
  }

  @Test
  void aRandomNumberIsOfTheLengthThatOccurs() {
    for (String wrong : new String[] {"", "00".repeat(19), "00".repeat(65), "0G".repeat(20)}) {
      assertThatThrownBy(() -> new IdentifierRandom(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
