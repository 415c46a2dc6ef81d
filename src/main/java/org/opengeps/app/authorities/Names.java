package org.opengeps.app.authorities;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Subjects of certificates: country KR, organisation, common name, and for people the certified
 * identifier.
 */
public final class Names {
  private Names() {}

  static X500Name named(String organisation, String commonName) {
    return base(organisation, commonName).build();
  }

  /**
   * @param identifier code of the agency or the supplier's ten-digit business number: what the
   *     authority has checked
   */
  public static X500Name ofPerson(String organisation, String commonName, String identifier) {
    return base(organisation, commonName).addRDN(BCStyle.SERIALNUMBER, identifier).build();
  }

  /**
   * As Korean authorities name a firm: the authority itself as organisation, the trade name and a
   * number of the authority's own in the common name, the certified number nowhere.
   *
   * @param issuer name of the authority
   */
  static X500Name ofHidden(String issuer, String tradeName, String serial) {
    return base(issuer, tradeName + "()" + serial).build();
  }

  private static X500NameBuilder base(String organisation, String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "KR")
        .addRDN(BCStyle.O, organisation)
        .addRDN(BCStyle.CN, commonName);
  }

  static String organisation(X500Name name) {
    return first(name, BCStyle.O);
  }

  static String commonName(X500Name name) {
    return first(name, BCStyle.CN);
  }

  private static String first(X500Name name, ASN1ObjectIdentifier attribute) {
    RDN[] found = name.getRDNs(attribute);
    return found.length == 0 ? "" : IETFUtils.valueToString(found[0].getFirst().getValue());
  }
}
