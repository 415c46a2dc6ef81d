package org.opengeps.protocol.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Whom a certificate of a Korean accredited authority names (KCAC.TS.SIVID v1.21): its real name,
 * and not its number but VID = h(h(number, R)), which whoever knows R can check and nobody can
 * reverse.
 *
 * <pre>
 * subjectAltName: otherName 1.2.410.200004.10.1.1, [0] EXPLICIT IdentifyData
 * IdentifyData ::= SEQUENCE { realName UTF8String, userInfo SEQUENCE OF AttributeTypeAndValue }
 * VID (1.2.410.200004.10.1.1.1) ::= SEQUENCE { hashAlg AlgorithmIdentifier, virtualID [0] OCTET STRING }
 * HashContent ::= SEQUENCE { idn PrintableString, randomNum BIT STRING }
 * </pre>
 *
 * @param realName as the authority checked it; of a firm its trade name
 * @param digest the JCA name of h, empty for one that is not believed
 * @param value lower-case hex would hide nothing: the bytes of the VID
 */
@SuppressWarnings("ArrayRecordComponent")
public record VirtualId(String realName, Optional<String> digest, byte[] value) {
  static final ASN1ObjectIdentifier IDENTIFY_DATA =
      new ASN1ObjectIdentifier("1.2.410.200004.10.1.1");
  private static final ASN1ObjectIdentifier VID =
      new ASN1ObjectIdentifier("1.2.410.200004.10.1.1.1");

  /**
   * SHA-1 is not among them: whoever chooses R could make two numbers with one VID (chosen-prefix
   * collisions cost little today), and be another firm when it suits.
   */
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  /** Empty if the certificate has none, several, or one that cannot be read. */
  static Optional<VirtualId> in(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    if (extension == null) {
      return Optional.empty();
    }
    try {
      List<VirtualId> found = new ArrayList<>();
      for (GeneralName name :
          GeneralNames.getInstance(ASN1OctetString.getInstance(extension).getOctets()).getNames()) {
        if (name.getTagNo() == GeneralName.otherName) {
          read(ASN1Sequence.getInstance(name.getName()), found);
        }
      }
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static void read(ASN1Sequence otherName, List<VirtualId> found) {
    if (!IDENTIFY_DATA.equals(otherName.getObjectAt(0))) {
      return;
    }
    var data =
        ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(otherName.getObjectAt(1)), true);
    String realName = ASN1UTF8String.getInstance(data.getObjectAt(0)).getString();
    for (ASN1Encodable each : ASN1Sequence.getInstance(data.getObjectAt(1))) {
      ASN1Sequence attribute = ASN1Sequence.getInstance(each);
      if (VID.equals(attribute.getObjectAt(0))) {
        ASN1Sequence vid = ASN1Sequence.getInstance(attribute.getObjectAt(1));
        var algorithm = AlgorithmIdentifier.getInstance(vid.getObjectAt(0));
        byte[] value =
            ASN1OctetString.getInstance(ASN1TaggedObject.getInstance(vid.getObjectAt(1)), true)
                .getOctets();
        found.add(
            new VirtualId(
                realName, Optional.ofNullable(DIGESTS.get(algorithm.getAlgorithm())), value));
      }
    }
  }

  /** Whether the authority certified this number; false under a hash that is not believed. */
  boolean names(String identifier, IdentifierRandom random) {
    return digest
        .map(name -> MessageDigest.isEqual(value, of(name, identifier, random)))
        .orElse(false);
  }

  private static byte[] of(String digest, String identifier, IdentifierRandom random) {
    try {
      MessageDigest hash = MessageDigest.getInstance(digest);
      var content =
          new DERSequence(
              new ASN1Encodable[] {
                new DERPrintableString(identifier), new DERBitString(random.bytes())
              });
      return hash.digest(hash.digest(content.getEncoded()));
    } catch (NoSuchAlgorithmException | java.io.IOException e) {
      throw new IllegalStateException("every Java platform has " + digest, e);
    }
  }

  /**
   * The name for a certificate's subjectAltName, as an authority writes it.
   *
   * @param identifier digits only
   */
  public static GeneralName nameFor(String realName, String identifier, IdentifierRandom random) {
    var vid =
        sequence(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
            new DERTaggedObject(true, 0, new DEROctetString(of("SHA-256", identifier, random))));
    var data = sequence(new DERUTF8String(realName), sequence(sequence(VID, vid)));
    return new GeneralName(
        GeneralName.otherName, sequence(IDENTIFY_DATA, new DERTaggedObject(true, 0, data)));
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }
}
