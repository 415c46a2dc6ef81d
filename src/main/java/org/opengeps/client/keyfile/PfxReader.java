package org.opengeps.client.keyfile;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Arrays;

/**
 * Reads .p12 and .pfx files (RFC 7292, MAC also of RFC 9579) with one reading of the password. The
 * JDK's own reader takes no password beyond ASCII and hides which key is whose.
 */
final class PfxReader {
  /** Safe contents may hold safe contents: nobody nests them deeper. */
  private static final int DEPTH = 4;

  private final PasswordReading password;
  private final Effort effort;

  /** PKCS #8 structures and certificates in DER, as the file has them. */
  private final List<byte[]> keys;

  private final List<byte[]> certificates;

  PfxReader(PasswordReading password, Effort effort, List<byte[]> keys, List<byte[]> certificates) {
    this.password = password;
    this.effort = effort;
    this.keys = keys;
    this.certificates = certificates;
  }

  void read(byte[] file) throws KeyFaultException {
    Pfx pfx = Pfx.getInstance(file);
    ContentInfo safe = pfx.getAuthSafe();
    if (!safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new KeyFaultException(KeyFault.PROTECTION_UNKNOWN);
    }
    byte[] content = ASN1OctetString.getInstance(safe.getContent()).getOctets();
    if (pfx.getMacData() == null) {
      readUnvouched(content);
      return;
    }
    checkMac(pfx.getMacData(), content);
    readParts(content);
  }

  /** Without a MAC a wrong password shows only in what it decrypts to. */
  private void readUnvouched(byte[] content) throws KeyFaultException {
    try {
      readParts(content);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
  }

  private void readParts(byte[] content) throws KeyFaultException {
    for (ASN1Encodable part : ASN1Sequence.getInstance(content)) {
      for (ASN1Encodable bag : bags(ContentInfo.getInstance(part))) {
        read(SafeBag.getInstance(bag), 0);
      }
    }
  }

  private void checkMac(MacData mac, byte[] content) throws KeyFaultException {
    AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
    byte[] key;
    Digest digest;
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
      // salt and count beside it mean nothing (RFC 9579 section 4)
      PBMAC1Params parameters = PBMAC1Params.getInstance(algorithm.getParameters());
      digest = Derivation.hmac(parameters.getMessageAuthScheme().getAlgorithm());
      key =
          Derivation.pbkdf2(
              parameters.getKeyDerivationFunc(), password.bytes(), digest.getDigestSize(), effort);
    } else {
      digest = Derivation.digest(algorithm.getAlgorithm());
      int rounds = effort.spend(new ASN1Integer(mac.getIterationCount()));
      var generator = new PKCS12ParametersGenerator(Derivation.digest(algorithm.getAlgorithm()));
      generator.init(password.utf16(), mac.getSalt(), rounds);
      key =
          ((KeyParameter) generator.generateDerivedMacParameters(digest.getDigestSize() * 8))
              .getKey();
    }
    HMac hmac = new HMac(digest);
    hmac.init(new KeyParameter(key));
    hmac.update(content, 0, content.length);
    byte[] found = new byte[hmac.getMacSize()];
    hmac.doFinal(found, 0);
    if (!Arrays.constantTimeAreEqual(found, mac.getMac().getDigest())) {
      throw new KeyFaultException(KeyFault.PASSWORD_WRONG);
    }
  }

  private ASN1Sequence bags(ContentInfo part) throws KeyFaultException {
    ASN1ObjectIdentifier type = part.getContentType();
    if (type.equals(PKCSObjectIdentifiers.data)) {
      return ASN1Sequence.getInstance(ASN1OctetString.getInstance(part.getContent()).getOctets());
    }
    if (!type.equals(PKCSObjectIdentifiers.encryptedData)) {
      throw new KeyFaultException(KeyFault.PROTECTION_UNKNOWN);
    }
    EncryptedData data = EncryptedData.getInstance(part.getContent());
    return ASN1Sequence.getInstance(
        Protection.open(
            data.getEncryptionAlgorithm(), data.getContent().getOctets(), password, effort));
  }

  private void read(SafeBag bag, int depth) throws KeyFaultException {
    ASN1ObjectIdentifier kind = bag.getBagId();
    if (kind.equals(PKCSObjectIdentifiers.keyBag)) {
      keys.add(Der.of(bag.getBagValue()));
    } else if (kind.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
      var key = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
      keys.add(
          Protection.open(key.getEncryptionAlgorithm(), key.getEncryptedData(), password, effort));
    } else if (kind.equals(PKCSObjectIdentifiers.certBag)) {
      CertBag held = CertBag.getInstance(bag.getBagValue());
      if (held.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
        certificates.add(ASN1OctetString.getInstance(held.getCertValue()).getOctets());
      }
    } else if (kind.equals(PKCSObjectIdentifiers.safeContentsBag) && depth < DEPTH) {
      for (ASN1Encodable inner : ASN1Sequence.getInstance(bag.getBagValue())) {
        read(SafeBag.getInstance(inner), depth + 1);
      }
    }
  }
}
