package org.opengeps.custody.model;

import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Encrypts private gate keys for rest and decrypts them for publication, with a key that is not in
 * the database.
 */
public interface GateKeyVault {
  /**
   * @param context what the ciphertext belongs to; without the same context it does not open
   */
  byte[] wrap(Scalar privateKey, String context);

  /**
   * @throws IllegalStateException if the ciphertext does not open to the private half of {@code
   *     gateKey}: tampering or a lost key store
   */
  Scalar unwrap(byte[] wrapped, String context, Point gateKey);
}
