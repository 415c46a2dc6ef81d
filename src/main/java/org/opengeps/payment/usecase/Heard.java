package org.opengeps.payment.usecase;

import org.opengeps.kernel.Sha256;

/**
 * What the bank said, and its proof.
 *
 * @param said what was checked to answer the question
 * @param der the SignedData as it came, to be kept
 */
public record Heard<T>(T said, byte[] der) {
  public Heard {
    der = der.clone();
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  /** Name of the proof in the store. */
  public Sha256 hash() {
    return Sha256.of(der);
  }
}
