package org.opengeps.registry.usecase;

import java.nio.ByteBuffer;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.Certificates;

/**
 * What makes two signed messages the same one. Signatures and their encoding can be varied by
 * anybody; what was signed, by whom and when, cannot.
 */
final class MessageId {
  private MessageId() {}

  static Sha256 of(SignedDocument document) {
    byte[] content = document.content();
    return Sha256.of(
        ByteBuffer.allocate(2 * Sha256.LENGTH + Long.BYTES)
            .put(Certificates.fingerprint(document.signer()).bytes())
            .put(Sha256.of(content).bytes())
            .putLong(document.signingTime().toEpochMilli())
            .array());
  }
}
