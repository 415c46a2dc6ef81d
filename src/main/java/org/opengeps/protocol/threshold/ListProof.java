package org.opengeps.protocol.threshold;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * One aggregated Chaum-Pedersen proof that S_t = x·E_t for a whole list, with the x of Y = x·G
 * (docs/protocol.md section 3). 98 bytes.
 *
 * @param a A = a·G
 * @param b B = a·ΣwE
 * @param z a + e·x
 */
public record ListProof(Point a, Point b, Scalar z) {
  public static final int LENGTH = 2 * Point.LENGTH + Scalar.LENGTH;
  private static final int WEIGHT_BYTES = 16;

  /** What a list proof is about. {@code member} counts from 1. */
  public record Statement(
      String subject,
      Sha256 closeHash,
      String list,
      int member,
      Point image,
      List<Point> points,
      List<Point> values) {
    public Statement {
      points = List.copyOf(points);
      values = List.copyOf(values);
      if (points.isEmpty() || points.size() != values.size()) {
        throw new IllegalArgumentException(
            "as many values as points, and at least one: " + points.size() + ", " + values.size());
      }
    }

    private Sha256 context() {
      TaggedHash hash =
          TaggedHash.tag("opengeps/partials/1")
              .add(subject)
              .add(closeHash)
              .add(list)
              .addU32(member)
              .add(image.bytes());
      for (int t = 0; t < points.size(); t++) {
        hash.add(points.get(t).bytes()).add(values.get(t).bytes());
      }
      return hash.hash();
    }
  }

  /** Both weighted sums and the context they came from. */
  private record Sums(Sha256 context, Point points, Point values) {
    static Sums of(Statement statement) {
      Sha256 context = statement.context();
      List<Scalar> weights =
          IntStream.rangeClosed(1, statement.points.size())
              .mapToObj(t -> weight(context, t))
              .toList();
      return new Sums(
          context,
          Point.sumOfProducts(statement.points, weights),
          Point.sumOfProducts(statement.values, weights));
    }

    private static Scalar weight(Sha256 context, int t) {
      byte[] hash = TaggedHash.tag("opengeps/weight/1").add(context).addU32(t).hash().bytes();
      return Scalar.reduce(new BigInteger(1, Arrays.copyOf(hash, WEIGHT_BYTES)));
    }

    Scalar challenge(Point a, Point b) {
      TaggedHash hash = TaggedHash.tag("opengeps/partials-challenge/1").add(context);
      for (Point part : List.of(points, values, a, b)) {
        hash.add(part.bytes());
      }
      return Scalar.of(hash);
    }
  }

  /**
   * @param random gives 32 bytes for the hedged nonce
   */
  public static ListProof make(Scalar share, Statement statement, SecureRandom random) {
    Sums sums = Sums.of(statement);
    byte[] hedge = new byte[32];
    random.nextBytes(hedge);
    Scalar nonce =
        Scalar.of(
            TaggedHash.tag("opengeps/nonce/1").add(share.bytes()).add(hedge).add(sums.context));
    Point a = Point.base(nonce);
    Point b = sums.points.times(nonce);
    return new ListProof(a, b, nonce.plus(sums.challenge(a, b).times(share)));
  }

  /** Whether every value is the point times the discrete logarithm of {@code statement.image()}. */
  public boolean proves(Statement statement) {
    try {
      Sums sums = Sums.of(statement);
      Scalar e = sums.challenge(a, b);
      return Point.base(z).equals(a.plus(statement.image.times(e)))
          && sums.points.times(z).equals(b.plus(sums.values.times(e)));
    } catch (IllegalArgumentException e) {
      return false; // a sum is infinity: cannot come from honest values (chance 2^-128)
    }
  }

  /**
   * @throws IllegalArgumentException if the bytes are not two points and a scalar
   */
  public static ListProof fromBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a list proof has 98 bytes, not " + bytes.length);
    }
    List<byte[]> parts = new ArrayList<>();
    for (int from : new int[] {0, Point.LENGTH, 2 * Point.LENGTH}) {
      parts.add(Arrays.copyOfRange(bytes, from, Math.min(from + Point.LENGTH, LENGTH)));
    }
    return new ListProof(
        Point.fromBytes(parts.get(0)),
        Point.fromBytes(parts.get(1)),
        Scalar.fromBytes(parts.get(2)));
  }

  public static ListProof fromHex(String hex) {
    return fromBytes(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).put(a.bytes()).put(b.bytes()).put(z.bytes()).array();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
