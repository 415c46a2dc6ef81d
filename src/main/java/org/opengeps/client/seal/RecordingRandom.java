package org.opengeps.client.seal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Passes randomness on and keeps a copy until the self-test is done; it never leaves the sealing.
 */
final class RecordingRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;
  private final transient SecureRandom source;
  private final transient List<byte[]> given = new ArrayList<>();

  RecordingRandom(SecureRandom source) {
    this.source = source;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
    given.add(bytes.clone());
  }

  /** All pieces, in order. */
  List<byte[]> given() {
    return given;
  }

  /** Overwrites the copies. */
  void forget() {
    given.forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    given.clear();
  }
}
