package org.opengeps.protocol.cms;

import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.opengeps.kernel.Sha256;

/**
 * The four signed attributes of the profile.
 *
 * @param certificateHash hash of the certificate the signer meant (signingCertificateV2)
 * @param signedBytes the attributes as the signature covers them
 */
record SignerAttributes(
    Sha256 messageDigest, Instant signingTime, Sha256 certificateHash, byte[] signedBytes) {
  private static final int HOW_MANY = 4;

  /**
   * With seconds, in UTC (RFC 5652 section 11.3). What DER allows besides, readers read each in its
   * own way: a member's device must not leave out a bid that the engine opens.
   */
  private static final Pattern UTC_TIME = Pattern.compile("[0-9]{12}Z");

  private static final Pattern GENERALIZED_TIME = Pattern.compile("[0-9]{14}Z");

  static SignerAttributes read(ASN1Set set, X509Certificate signer) {
    Map<ASN1ObjectIdentifier, ASN1Encodable> values = new HashMap<>();
    for (ASN1Encodable element : set) {
      DerFields attribute = new DerFields(element.toASN1Primitive(), "a signed attribute");
      ASN1ObjectIdentifier type = (ASN1ObjectIdentifier) attribute.next();
      ASN1Set value = attribute.set("value");
      attribute.end();
      if (value.size() != 1 || values.put(type, value.getObjectAt(0).toASN1Primitive()) != null) {
        throw new CmsFormatException(
            "signed attribute " + type + " must stand once with one value");
      }
    }
    SignerAttributes read =
        new SignerAttributes(
            digest(value(values, CMSAttributes.messageDigest, "messageDigest")),
            time(value(values, CMSAttributes.signingTime, "signingTime")),
            certificateHash(
                value(
                    values,
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    "signingCertificateV2"),
                signer),
            Der.write(new DERSet(set.toArray())));
    if (!CMSObjectIdentifiers.data.equals(
        value(values, CMSAttributes.contentType, "contentType"))) {
      throw new CmsFormatException("signed attribute contentType must be id-data");
    }
    if (values.size() != HOW_MANY) {
      throw new CmsFormatException(
          "signed attributes other than contentType, messageDigest, signingTime, signingCertificateV2 (openssl: -nosmimecap)");
    }
    return read;
  }

  private static ASN1Encodable value(
      Map<ASN1ObjectIdentifier, ASN1Encodable> values, ASN1ObjectIdentifier type, String name) {
    ASN1Encodable value = values.get(type);
    if (value == null) {
      throw new CmsFormatException(
          "signed attribute "
              + name
              + " is missing"
              + (name.startsWith("signingC") ? " (openssl: -cades)" : ""));
    }
    return value;
  }

  private static Sha256 digest(ASN1Encodable value) {
    if (value instanceof ASN1OctetString octets && octets.getOctets().length == Sha256.LENGTH) {
      return Sha256.fromBytes(octets.getOctets());
    }
    throw new CmsFormatException("not a SHA-256 digest in a signed attribute");
  }

  private static Instant time(ASN1Encodable value) {
    try {
      if (value instanceof ASN1UTCTime utc && UTC_TIME.matcher(utc.toString()).matches()) {
        return utc.getAdjustedDate().toInstant();
      }
      if (value instanceof ASN1GeneralizedTime general
          && GENERALIZED_TIME.matcher(general.getTimeString()).matches()) {
        return general.getDate().toInstant();
      }
    } catch (ParseException e) {
      throw new CmsFormatException("signingTime is not a time", e);
    }
    throw new CmsFormatException("signingTime is not a time in UTC with seconds");
  }

  /**
   * SigningCertificateV2 with one ESSCertIDv2: default hash SHA-256; issuerSerial, which OpenSSL
   * adds, must fit if present.
   */
  private static Sha256 certificateHash(ASN1Encodable value, X509Certificate signer) {
    DerFields signingCertificate = new DerFields(value, "signingCertificateV2");
    DerFields list = new DerFields(signingCertificate.next(), "certificate ids");
    signingCertificate.end();
    DerFields id = new DerFields(list.next(), "ESSCertIDv2");
    list.end();
    Sha256 hash = digest(id.next());
    if (id.more() && !isIssuerSerialOf(id.next(), signer)) {
      throw new CmsFormatException(
          "signingCertificateV2 names another certificate than the signer's");
    }
    id.end();
    return hash;
  }

  private static boolean isIssuerSerialOf(ASN1Encodable found, X509Certificate signer) {
    var issuer = X500Name.getInstance(signer.getIssuerX500Principal().getEncoded());
    var expected =
        new IssuerSerial(new GeneralNames(new GeneralName(issuer)), signer.getSerialNumber());
    return Arrays.equals(Der.write(found), Der.write(expected));
  }
}
