package org.opengeps.protocol.cms;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonObject;

/**
 * A SignedData of the profile with its content (docs/protocol.md section 2). Reading checks the
 * form only: ask {@link #isSignatureValid()}, and let identity judge the certificate.
 */
public final class SignedDocument {
  private final byte[] der;
  private final byte[] content;
  private final List<X509Certificate> certificates;
  private final SignerAttributes attributes;
  private final byte[] signature;
  private final SignatureAlgorithm algorithm;

  private SignedDocument(
      byte[] der,
      byte[] content,
      List<X509Certificate> certificates,
      SignerAttributes attributes,
      byte[] signature,
      SignatureAlgorithm algorithm) {
    this.der = der;
    this.content = content;
    this.certificates = certificates;
    this.attributes = attributes;
    this.signature = signature;
    this.algorithm = algorithm;
  }

  /**
   * @throws CmsFormatException if anything differs from the profile
   */
  public static SignedDocument read(byte[] der) {
    try {
      return parse(der);
    } catch (CmsFormatException e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new CmsFormatException("SignedData is malformed: " + e.getMessage(), e);
    }
  }

  private static SignedDocument parse(byte[] der) {
    DerFields info = new DerFields(Der.read(der, "the SignedData"), "ContentInfo");
    info.expect(CMSObjectIdentifiers.signedData, "content type");
    ASN1TaggedObject inner = info.expectTagged(0, "content");
    info.end();
    DerFields data = new DerFields(DerFields.explicit(inner, "SignedData"), "SignedData");
    data.expectVersion(1);
    Der.expectAlgorithm(
        only(data.set("digest algorithms"), "digest algorithm"),
        NISTObjectIdentifiers.id_sha256,
        "digest algorithm");
    byte[] content = content(data.next());
    List<X509Certificate> certificates = certificates(data.expectTagged(0, "certificates"));
    if (data.tagged(1).isPresent()) {
      throw new CmsFormatException("SignedData: no revocation lists inside");
    }
    ASN1Encodable signer = only(data.set("signer infos"), "signer");
    data.end();
    return withSigner(der.clone(), content, certificates, new DerFields(signer, "SignerInfo"));
  }

  private static SignedDocument withSigner(
      byte[] der, byte[] content, List<X509Certificate> certificates, DerFields signer) {
    signer.expectVersion(1);
    List<X509Certificate> ordered = signerFirst(certificates, signer.next());
    Der.expectAlgorithm(
        signer.next(), NISTObjectIdentifiers.id_sha256, "digest algorithm of the signer");
    ASN1Set attributes =
        DerFields.implicitSet(signer.expectTagged(0, "signed attributes"), "signed attributes");
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(ordered.get(0).getPublicKey());
    if (!algorithm.isNamedBy(signer.next())) {
      throw new CmsFormatException(
          "SignerInfo: signature algorithm does not fit the certificate's key");
    }
    byte[] signature = signer.octets("signature");
    if (signer.tagged(1).isPresent()) {
      throw new CmsFormatException("SignerInfo: no unsigned attributes");
    }
    signer.end();
    return new SignedDocument(
        der,
        content,
        ordered,
        SignerAttributes.read(attributes, ordered.get(0)),
        signature,
        algorithm);
  }

  private static byte[] content(ASN1Encodable encapsulated) {
    DerFields fields = new DerFields(encapsulated, "EncapsulatedContentInfo");
    fields.expect(CMSObjectIdentifiers.data, "content type");
    ASN1TaggedObject content = fields.expectTagged(0, "attached content (openssl: -nodetach)");
    fields.end();
    if (DerFields.explicit(content, "content")
        instanceof org.bouncycastle.asn1.ASN1OctetString octets) {
      return octets.getOctets();
    }
    throw new CmsFormatException("EncapsulatedContentInfo: content is not an octet string");
  }

  private static List<X509Certificate> certificates(ASN1TaggedObject tagged) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (ASN1Encodable element : DerFields.implicitSet(tagged, "certificates")) {
      Der.asSequence(element.toASN1Primitive(), "a certificate");
      certificates.add(CertificateForm.read(Der.write(element)));
    }
    return certificates;
  }

  private static List<X509Certificate> signerFirst(
      List<X509Certificate> certificates, ASN1Encodable signerId) {
    if (signerId instanceof ASN1TaggedObject) {
      throw new CmsFormatException(
          "SignerInfo: the signer is named by issuer and serial number, not by key id");
    }
    byte[] wanted = Der.write(signerId);
    List<X509Certificate> ordered = new ArrayList<>(certificates);
    for (X509Certificate certificate : certificates) {
      if (Arrays.equals(wanted, Der.write(CertificateForm.issuerAndSerial(certificate)))) {
        ordered.remove(certificate);
        ordered.add(0, certificate);
        return List.copyOf(ordered);
      }
    }
    throw new CmsFormatException("SignedData: the signer's certificate is not inside");
  }

  private static ASN1Encodable only(ASN1Set set, String what) {
    if (set.size() != 1) {
      throw new CmsFormatException("SignedData: exactly one " + what + ", not " + set.size());
    }
    return set.getObjectAt(0).toASN1Primitive();
  }

  /**
   * Whether content, digest, certificate reference and signature fit together under the signer's
   * public key.
   */
  public boolean isSignatureValid() {
    return attributes.messageDigest().equals(Sha256.of(content))
        && attributes.certificateHash().equals(Sha256.of(CertificateForm.der(signer())))
        && algorithm.verifies(signer().getPublicKey(), attributes.signedBytes(), signature);
  }

  public byte[] content() {
    return content.clone();
  }

  /**
   * The content as canonical JSON.
   *
   * @throws org.opengeps.protocol.json.JsonFormatException if it is anything else
   */
  public JsonObject json() {
    return JsonObject.parseCanonical(content);
  }

  public X509Certificate signer() {
    return certificates.get(0);
  }

  /** The signer's certificate first, then the others in no particular order. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** What the signer says; proves nothing. */
  public Instant signingTime() {
    return attributes.signingTime();
  }

  /**
   * What was signed, by whom, in which act of signing: the same for all encodings of one signature,
   * of which anybody can make many (docs/protocol.md section 2). Says nothing about whether this
   * one holds.
   *
   * @throws CmsFormatException if the signature has not the form of one
   */
  public Sha256 signed() {
    return TaggedHash.tag("opengeps/signed/1")
        .add(Sha256.of(content))
        .add(Sha256.of(CertificateForm.der(signer())))
        .add(algorithm.core(signature))
        .hash();
  }

  public byte[] der() {
    return der.clone();
  }

  /** SHA-256 of the whole SignedData: the name of the document in the store. */
  public Sha256 hash() {
    return Sha256.of(der);
  }
}
