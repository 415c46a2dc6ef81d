package org.opengeps.protocol.cms;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * Signs documents in the profile's CAdES-B-B form. The same key, content and time always give the
 * same bytes.
 *
 * <p>Safe for several threads.
 */
public final class DocumentSigner {
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
  private final PrivateKey key;
  private final List<X509Certificate> certificates;
  private final SignatureAlgorithm algorithm;

  /**
   * @param certificates the signer's first, then intermediate CAs; a root at the end is left out
   */
  public DocumentSigner(PrivateKey key, List<X509Certificate> certificates) {
    this.key = key;
    this.certificates =
        java.util.stream.IntStream.range(0, certificates.size())
            .filter(i -> i == 0 || !isRoot(certificates.get(i)))
            .mapToObj(certificates::get)
            .toList();
    this.algorithm = SignatureAlgorithm.of(certificate().getPublicKey());
  }

  public X509Certificate certificate() {
    return certificates.get(0);
  }

  /** Signs the canonical text of a JSON document. */
  public byte[] sign(JsonObject document, Instant signingTime) {
    return sign(document.canonical(), signingTime);
  }

  /**
   * @param signingTime cut to seconds, the precision of CMS
   * @return SignedData in DER with the content inside
   */
  public byte[] sign(byte[] content, Instant signingTime) {
    DERSet attributes = attributes(content, signingTime);
    byte[] signature;
    try {
      signature = algorithm.sign(key, Der.write(attributes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key does not sign", e);
    }
    ASN1Encodable signerInfo =
        Der.sequence(
            new ASN1Integer(1),
            CertificateForm.issuerAndSerial(certificate()),
            SHA256,
            new DERTaggedObject(false, 0, attributes),
            algorithm.identifier(),
            new DEROctetString(signature));
    ASN1Encodable signedData =
        Der.sequence(
            new ASN1Integer(1),
            new DERSet(SHA256),
            Der.sequence(
                CMSObjectIdentifiers.data,
                new DERTaggedObject(true, 0, new DEROctetString(content))),
            new DERTaggedObject(false, 0, certificateSet()),
            new DERSet(signerInfo));
    return Der.write(
        Der.sequence(CMSObjectIdentifiers.signedData, new DERTaggedObject(true, 0, signedData)));
  }

  private DERSet attributes(byte[] content, Instant signingTime) {
    ASN1Encodable certificateId =
        Der.sequence(
            Der.sequence(Der.sequence(octets(Sha256.of(CertificateForm.der(certificate()))))));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, octets(Sha256.of(content))));
    attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
    attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, certificateId));
    return new DERSet(attributes);
  }

  private DERSet certificateSet() {
    ASN1EncodableVector set = new ASN1EncodableVector();
    certificates.forEach(
        certificate -> set.add(Certificate.getInstance(CertificateForm.der(certificate))));
    return new DERSet(set);
  }

  private static DEROctetString octets(Sha256 hash) {
    return new DEROctetString(hash.bytes());
  }

  private static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return Der.sequence(type, new DERSet(value));
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
