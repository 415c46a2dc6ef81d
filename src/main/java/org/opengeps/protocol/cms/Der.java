package org.opengeps.protocol.cms;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;

/** Strict DER in both directions. */
public final class Der {
  private Der() {}

  /**
   * @throws CmsFormatException if the bytes are not exactly one value in DER
   */
  static ASN1Primitive read(byte[] der, String what) {
    try {
      ASN1Primitive value = ASN1Primitive.fromByteArray(der);
      if (value == null || !Arrays.equals(value.getEncoded(ASN1Encoding.DER), der)) {
        throw new CmsFormatException(
            what + " is not DER: definite lengths, sorted sets, nothing before or after");
      }
      return value;
    } catch (IOException | RuntimeException e) {
      if (e instanceof CmsFormatException format) {
        throw format;
      }
      throw new CmsFormatException(what + " is not DER: " + e.getMessage(), e);
    }
  }

  /** Whether the bytes begin with an element of indefinite length, which DER does not know. */
  public static boolean isIndefinite(byte[] bytes) {
    return bytes.length > 1 && bytes[1] == (byte) 0x80;
  }

  static byte[] write(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("DER in memory cannot fail", e);
    }
  }

  static DERSequence sequence(ASN1Encodable... elements) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    for (ASN1Encodable element : elements) {
      if (element != null) {
        vector.add(element);
      }
    }
    return new DERSequence(vector);
  }

  /** An AlgorithmIdentifier of {@code oid} with absent or NULL parameters. */
  static void expectAlgorithm(ASN1Encodable value, ASN1ObjectIdentifier oid, String what) {
    DerFields fields = new DerFields(value, what);
    fields.expect(oid, "algorithm");
    if (fields.more() && !DERNull.INSTANCE.equals(fields.next())) {
      throw new CmsFormatException(what + ": parameters must be absent");
    }
    fields.end();
  }

  /** Length of the DER value that starts at {@code offset}, header included. */
  static int lengthAt(byte[] bytes, int offset, String what) {
    if (offset + 2 > bytes.length) {
      throw new CmsFormatException(what + " is cut off");
    }
    int first = bytes[offset + 1] & 0xff;
    int header = 2;
    int length = first;
    if (first >= 0x80) {
      int count = first & 0x7f;
      if (count < 1 || count > 3 || offset + 2 + count > bytes.length) {
        throw new CmsFormatException(what + " has no definite length");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | bytes[offset + 2 + i] & 0xff;
      }
      header += count;
    }
    if (offset + header + length > bytes.length) {
      throw new CmsFormatException(what + " is cut off");
    }
    return header + length;
  }

  static ASN1Sequence asSequence(ASN1Encodable value, String what) {
    if (value instanceof ASN1Sequence sequence) {
      return sequence;
    }
    throw new CmsFormatException(what + " is not a sequence");
  }
}
