package org.opengeps.protocol.threshold;

import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * The point that a rehearsal decrypts. Its secret e is known to everybody, so that a rehearsal can
 * never decrypt a bid (docs/protocol.md section 4).
 *
 * @param secret e
 * @param sessionHash stands where the close hash stands in an opening
 */
public record Canary(Scalar secret, Sha256 sessionHash) {
  public static Canary of(Sha256 transcriptHash, UUID session, int keyNumber) {
    return new Canary(
        Scalar.of(framed("opengeps/canary/1", transcriptHash, session, keyNumber)),
        framed("opengeps/rehearsal-session/1", transcriptHash, session, keyNumber).hash());
  }

  /** E = e·G. */
  public Point point() {
    return Point.base(secret);
  }

  private static TaggedHash framed(String tag, Sha256 transcriptHash, UUID session, int keyNumber) {
    return TaggedHash.tag(tag).add(transcriptHash).add(session.toString()).addU32(keyNumber);
  }
}
