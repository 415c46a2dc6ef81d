package org.opengeps.protocol.cms;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * The fields of a SEQUENCE, one after the other; what does not stand where it must is refused by
 * name.
 */
final class DerFields {
  private final ASN1Sequence sequence;
  private final String what;
  private int at;

  DerFields(ASN1Encodable value, String what) {
    this.sequence = Der.asSequence(value, what);
    this.what = what;
  }

  boolean more() {
    return at < sequence.size();
  }

  ASN1Encodable next() {
    if (!more()) {
      throw new CmsFormatException(what + " ends too early");
    }
    return sequence.getObjectAt(at++).toASN1Primitive();
  }

  void end() {
    if (more()) {
      throw new CmsFormatException(what + " has a field that the profile does not allow");
    }
  }

  void expect(ASN1ObjectIdentifier oid, String field) {
    if (!oid.equals(next())) {
      throw new CmsFormatException(what + ": " + field + " must be " + oid);
    }
  }

  void expectVersion(int version) {
    if (!(next() instanceof ASN1Integer integer) || !integer.hasValue(version)) {
      throw new CmsFormatException(what + " must have version " + version);
    }
  }

  byte[] octets(String field) {
    if (next() instanceof ASN1OctetString octets) {
      return octets.getOctets();
    }
    throw new CmsFormatException(what + ": " + field + " is not an octet string");
  }

  BigInteger positive(String field) {
    if (next() instanceof ASN1Integer integer && integer.getValue().signum() > 0) {
      return integer.getValue();
    }
    throw new CmsFormatException(what + ": " + field + " is not a positive integer");
  }

  ASN1Set set(String field) {
    if (next() instanceof ASN1Set set) {
      return set;
    }
    throw new CmsFormatException(what + ": " + field + " is not a set");
  }

  /** The next field if it carries this context tag. */
  Optional<ASN1TaggedObject> tagged(int number) {
    if (more()
        && sequence.getObjectAt(at).toASN1Primitive() instanceof ASN1TaggedObject tagged
        && tagged.hasContextTag(number)) {
      at++;
      return Optional.of(tagged);
    }
    return Optional.empty();
  }

  ASN1TaggedObject expectTagged(int number, String field) {
    return tagged(number)
        .orElseThrow(() -> new CmsFormatException(what + ": " + field + " is missing"));
  }

  static ASN1Sequence implicitSequence(ASN1TaggedObject tagged, String what) {
    try {
      return (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE);
    } catch (RuntimeException e) {
      throw new CmsFormatException(what + " is malformed", e);
    }
  }

  static ASN1Set implicitSet(ASN1TaggedObject tagged, String what) {
    try {
      return (ASN1Set) tagged.getBaseUniversal(false, BERTags.SET);
    } catch (RuntimeException e) {
      throw new CmsFormatException(what + " is malformed", e);
    }
  }

  static ASN1Encodable explicit(ASN1TaggedObject tagged, String what) {
    try {
      return tagged.getExplicitBaseObject().toASN1Primitive();
    } catch (RuntimeException e) {
      throw new CmsFormatException(what + " is malformed", e);
    }
  }

  static byte[] implicitOctets(ASN1TaggedObject tagged, String what) {
    try {
      return ((ASN1OctetString) tagged.getBaseUniversal(false, BERTags.OCTET_STRING)).getOctets();
    } catch (RuntimeException e) {
      throw new CmsFormatException(what + " is malformed", e);
    }
  }
}
