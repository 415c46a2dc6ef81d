package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.TestAuthority;

/** The signing time has one form, so that every reader reads the same or nothing. */
class SignerAttributesTest {
  private static final X509Certificate SIGNER =
      new TestAuthority("Attributes CA").person("signer").certificate();
  private static final DEROctetString HASH = new DEROctetString(new byte[32]);

  private static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return Der.sequence(type, new DERSet(value));
  }

  private static ASN1Set at(ASN1Encodable time) {
    return new DERSet(
        new ASN1Encodable[] {
          attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data),
          attribute(CMSAttributes.messageDigest, HASH),
          attribute(CMSAttributes.signingTime, time),
          attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              Der.sequence(Der.sequence(Der.sequence(HASH))))
        });
  }

  @Test
  void aTimeInUtcWithSecondsIsRead() {
    assertThat(SignerAttributes.read(at(new DERUTCTime("250701000000Z")), SIGNER).signingTime())
        .isEqualTo(Instant.parse("2025-07-01T00:00:00Z"));
    assertThat(
            SignerAttributes.read(at(new DERGeneralizedTime("20500701000000Z")), SIGNER)
                .signingTime())
        .isEqualTo(Instant.parse("2050-07-01T00:00:00Z"));
  }

  @Test
  void everyOtherFormOfATimeIsRefused() {
    for (ASN1Encodable time :
        List.of(
            new DERUTCTime("2507010000Z"),
            new DERUTCTime("250701090000+0900"),
            new DERGeneralizedTime("20500701000000.5Z"),
            new DERGeneralizedTime("20500701090000+0900"))) {
      assertThatThrownBy(() -> SignerAttributes.read(at(time), SIGNER))
          .as(time.toString())
          .isInstanceOf(CmsFormatException.class);
    }
  }
}
