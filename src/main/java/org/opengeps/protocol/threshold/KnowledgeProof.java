package org.opengeps.protocol.threshold;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * Schnorr proof of knowledge of a scalar, bound to a context (docs/protocol.md section 3). 65
 * bytes: R and s.
 *
 * @param commitment R
 * @param response s
 */
public record KnowledgeProof(Point commitment, Scalar response) {
  public static final int LENGTH = Point.LENGTH + Scalar.LENGTH;

  /**
   * @param random gives 32 bytes for the hedged nonce; a broken generator alone does not reveal the
   *     secret
   */
  public static KnowledgeProof make(Scalar secret, Sha256 context, SecureRandom random) {
    byte[] hedge = new byte[32];
    random.nextBytes(hedge);
    Scalar nonce =
        Scalar.of(TaggedHash.tag("opengeps/nonce/1").add(secret.bytes()).add(hedge).add(context));
    Point commitment = Point.base(nonce);
    Scalar challenge = challenge(context, Point.base(secret), commitment);
    return new KnowledgeProof(commitment, nonce.plus(challenge.times(secret)));
  }

  /**
   * Whether whoever made this knows the discrete logarithm of {@code image}, in this very context.
   */
  public boolean proves(Point image, Sha256 context) {
    try {
      Point right = commitment.plus(image.times(challenge(context, image, commitment)));
      return Point.base(response).equals(right);
    } catch (IllegalArgumentException e) {
      return false; // the right side is infinity, a point that no scalar s > 0 gives
    }
  }

  private static Scalar challenge(Sha256 context, Point image, Point commitment) {
    return Scalar.of(
        TaggedHash.tag("opengeps/pok/1").add(context).add(image.bytes()).add(commitment.bytes()));
  }

  /**
   * @throws IllegalArgumentException if the bytes are not a point and a scalar
   */
  public static KnowledgeProof fromBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a proof of knowledge has 65 bytes, not " + bytes.length);
    }
    return new KnowledgeProof(
        Point.fromBytes(Arrays.copyOf(bytes, Point.LENGTH)),
        Scalar.fromBytes(Arrays.copyOfRange(bytes, Point.LENGTH, LENGTH)));
  }

  public static KnowledgeProof fromHex(String hex) {
    return fromBytes(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).put(commitment.bytes()).put(response.bytes()).array();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
