package org.opengeps.client.keyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** The one encoding of a structure that was read. */
final class Der {
  private Der() {}

  static byte[] of(ASN1Encodable element) {
    try {
      return element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("a structure that was read can be written", e);
    }
  }
}
