package org.opengeps.protocol.pki;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * About which certificates a revocation list speaks (RFC 5280 section 5.2.5): an authority with
 * many certificates divides its list, and a part that does not name a certificate says nothing of
 * it unless it is that certificate's part.
 *
 * @param part null if the list is about all certificates of its issuer
 */
record ListScope(IssuingDistributionPoint part) {
  /** The only critical extension that is understood here. */
  private static final Set<String> UNDERSTOOD = Set.of(Extension.issuingDistributionPoint.getId());

  /**
   * @throws RevocationFormatException if the list demands something that is not understood here: a
   *     delta, a list about other issuers' certificates, one for some reasons only, or any other
   *     critical extension
   */
  static ListScope of(X509CRL list) throws RevocationFormatException {
    Set<String> critical = list.getCriticalExtensionOIDs();
    if (critical != null && !UNDERSTOOD.containsAll(critical)) {
      Set<String> unknown = new HashSet<>(critical);
      unknown.removeAll(UNDERSTOOD);
      throw new RevocationFormatException("the list has critical extensions " + unknown);
    }
    if (list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
      throw new RevocationFormatException("the list has only what changed");
    }
    byte[] extension = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
    if (extension == null) {
      return new ListScope(null);
    }
    var part =
        IssuingDistributionPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
    if (part.isIndirectCRL()
        || part.onlyContainsAttributeCerts()
        || part.getOnlySomeReasons() != null) {
      throw new RevocationFormatException(
          "the list is about other issuers, attributes or some reasons only");
    }
    return new ListScope(part);
  }

  /** Whether silence about the certificate means that it is not revoked. */
  boolean covers(X509Certificate certificate) {
    if (part == null) {
      return true;
    }
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (authority ? part.onlyContainsUserCerts() : part.onlyContainsCACerts()) {
      return false;
    }
    DistributionPointName name = part.getDistributionPoint();
    return name == null || !Collections.disjoint(names(name), pointsOf(certificate));
  }

  private static Set<GeneralName> pointsOf(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (extension == null) {
      return Set.of();
    }
    Set<GeneralName> names = new HashSet<>();
    for (DistributionPoint point :
        CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
            .getDistributionPoints()) {
      if (point.getDistributionPoint() != null) {
        names.addAll(names(point.getDistributionPoint()));
      }
    }
    return names;
  }

  /** Full names only: a name relative to the issuer's is used by nobody. */
  private static List<GeneralName> names(DistributionPointName name) {
    return name.getType() == DistributionPointName.FULL_NAME
        ? new ArrayList<>(Arrays.asList(GeneralNames.getInstance(name.getName()).getNames()))
        : List.of();
  }
}
