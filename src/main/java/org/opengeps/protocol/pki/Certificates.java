package org.opengeps.protocol.pki;

import java.io.IOException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.CmsFormatException;

/** What we read from a certificate. */
public final class Certificates {
  /** Passed to builders: never registered globally, the container has its own ideas. */
  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Certificates() {}

  /**
   * @throws CertificateException if the bytes are no X.509 certificate
   */
  public static X509Certificate read(byte[] der) throws CertificateException {
    try {
      return CertificateForm.read(der);
    } catch (CmsFormatException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /** SHA-256 of the certificate's DER: its name in our tables. */
  public static Sha256 fingerprint(X509Certificate certificate) {
    return Sha256.of(CertificateForm.der(certificate));
  }

  static X509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new X509CertificateHolder(CertificateForm.der(certificate));
    } catch (IOException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  /**
   * Subject's serialNumber (2.5.4.5): the identifier of the business or agency that the authority
   * has checked. Not the whole answer: see {@link CertifiedIdentifier}.
   */
  public static Optional<String> certifiedIdentifier(X509Certificate certificate) {
    return subjectPart(certificate, BCStyle.SERIALNUMBER);
  }

  /** Whether the subject has a serialNumber at all, once or more often. */
  static boolean hasSerialNumber(X509Certificate certificate) {
    byte[] subject = certificate.getSubjectX500Principal().getEncoded();
    return X500Name.getInstance(subject).getRDNs(BCStyle.SERIALNUMBER).length > 0;
  }

  public static Optional<String> commonName(X509Certificate certificate) {
    return subjectPart(certificate, BCStyle.CN);
  }

  public static Optional<String> organisation(X509Certificate certificate) {
    return subjectPart(certificate, BCStyle.O);
  }

  /** What the issuing authority calls itself: its organisation, else its whole name. */
  public static String issuer(X509Certificate certificate) {
    X500Principal issuer = certificate.getIssuerX500Principal();
    return part(issuer, BCStyle.O).orElseGet(issuer::getName);
  }

  /**
   * Who the authority says the subject is: a hash of the authority's organisation, which outlives
   * its keys, and of the whole subject, which an authority gives to one person only.
   */
  public static Sha256 certifiedSubject(X509Certificate certificate) {
    X500Principal issuer = certificate.getIssuerX500Principal();
    String authority =
        part(issuer, BCStyle.O).orElseGet(() -> issuer.getName(X500Principal.CANONICAL));
    String subject = certificate.getSubjectX500Principal().getName(X500Principal.CANONICAL);
    return Sha256.ofText(authority + "\n" + subject);
  }

  /**
   * The name that the authority has certified: the real name of a Korean authority (whose subjects
   * have the authority itself as organisation), else the subject's organisation, else its common
   * name, else the whole subject.
   */
  public static String certifiedName(X509Certificate certificate) {
    return VirtualId.in(certificate)
        .map(VirtualId::realName)
        .or(() -> organisation(certificate))
        .or(() -> commonName(certificate))
        .orElseGet(() -> certificate.getSubjectX500Principal().getName());
  }

  /** The part if it stands exactly once: a subject with two identifiers certifies neither. */
  private static Optional<String> subjectPart(
      X509Certificate certificate, ASN1ObjectIdentifier attribute) {
    return part(certificate.getSubjectX500Principal(), attribute);
  }

  private static Optional<String> part(X500Principal name, ASN1ObjectIdentifier attribute) {
    RDN[] found = X500Name.getInstance(name.getEncoded()).getRDNs(attribute);
    if (found.length != 1 || found[0].isMultiValued()) {
      return Optional.empty();
    }
    ASN1Encodable value = found[0].getFirst().getValue();
    // as it is, without the signs by which a name is written in one line (RFC 4514)
    return Optional.of(
        value instanceof ASN1String text ? text.getString() : IETFUtils.valueToString(value));
  }

  /** Addresses of OCSP responders over HTTP, in the certificate's order. */
  public static List<String> ocspUrls(X509Certificate certificate) {
    List<String> urls = new ArrayList<>();
    byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
    if (extension != null) {
      var access =
          AuthorityInformationAccess.getInstance(
              ASN1OctetString.getInstance(extension).getOctets());
      for (AccessDescription description : access.getAccessDescriptions()) {
        if (description.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
          addHttp(urls, description.getAccessLocation());
        }
      }
    }
    return urls;
  }

  /** Addresses of revocation lists over HTTP, in the certificate's order. */
  public static List<String> listUrls(X509Certificate certificate) {
    List<String> urls = new ArrayList<>();
    byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (extension != null) {
      CRLDistPoint points =
          CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
      for (DistributionPoint point : points.getDistributionPoints()) {
        if (point.getDistributionPoint() != null && point.getDistributionPoint().getType() == 0) {
          for (GeneralName name :
              GeneralNames.getInstance(point.getDistributionPoint().getName()).getNames()) {
            addHttp(urls, name);
          }
        }
      }
    }
    return urls;
  }

  private static void addHttp(List<String> urls, GeneralName name) {
    if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
      String url = name.getName().toString();
      if (url.startsWith("http://") || url.startsWith("https://")) {
        urls.add(url);
      }
    }
  }
}
