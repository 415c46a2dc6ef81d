package org.opengeps.protocol.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.FixedRandom;

/**
 * Points, scalars, hash-to-curve and proofs: published vectors, and everything hostile that a point
 * can be.
 */
class PointTest {
  private static final Scalar X = Scalar.random(new FixedRandom("x"));
  private static final Sha256 CONTEXT = Sha256.ofText("context");

  /** RFC 9380 appendix J.1.1: P256_XMD:SHA-256_SSWU_RO_. */
  @ParameterizedTest
  @CsvSource({
    "'', 2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4, 8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415",
    "abc, 0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f, 5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212e",
    "abcdef0123456789, 65038ac8f2b1def042a5df0b33b1f4eca6bff7cb0f9c6c1526811864e544ed80, cad44d40a656e7aff4002a8de287abc8ae0482b5ae825822bb870d6df9b56ca3"
  })
  void hashToCurveGivesThePublishedPoints(String message, String x, String y) {
    Point point =
        HashToCurve.point(
            message.getBytes(StandardCharsets.US_ASCII),
            "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_");
    assertThat(Sha256.fromBytes(point.x()).hex()).isEqualTo(x);
    assertThat(point.uncompressed()[64] & 1).isEqualTo(new BigInteger(y, 16).testBit(0) ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "000000000000000000000000000000000000000000000000000000000000000000",
        "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "020000000000000000000000000000000000000000000000000000000000000001",
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        "026B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
      })
  void whatIsNoPointIsRefused(String hex) {
    assertThatThrownBy(() -> Point.fromHex(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void offCurveAndInfinityAreRefusedInTheLongFormToo() {
    byte[] offCurve = Point.base(X).uncompressed();
    offCurve[64] ^= 1;
    assertThatThrownBy(() -> Point.fromUncompressed(offCurve))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Point.fromUncompressed(new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    Point minus = Point.base(Scalar.of(P256.ORDER.subtract(X.value())));
    assertThat(minus.x()).isEqualTo(Point.base(X).x());
    assertThatThrownBy(() -> Point.base(X).plus(minus))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScalarLiesBetweenZeroAndTheOrder() {
    for (BigInteger value :
        List.of(
            BigInteger.ZERO, P256.ORDER, P256.ORDER.add(BigInteger.ONE), BigInteger.ONE.negate())) {
      assertThatThrownBy(() -> Scalar.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(X.times(X.inverse())).isEqualTo(Scalar.of(1));
    assertThat(X.toString()).doesNotContain(X.hex());
  }

  @Test
  void aProofOfKnowledgeHoldsForItsPointAndContextOnly() {
    KnowledgeProof proof = KnowledgeProof.make(X, CONTEXT, new FixedRandom("r"));
    assertThat(proof.proves(Point.base(X), CONTEXT)).isTrue();
    assertThat(proof.proves(Point.base(X.plus(X)), CONTEXT)).isFalse();
    assertThat(proof.proves(Point.base(X), Sha256.ofText("other"))).isFalse();
    assertThat(
            new KnowledgeProof(proof.commitment(), proof.response().plus(X))
                .proves(Point.base(X), CONTEXT))
        .isFalse();
    assertThat(KnowledgeProof.fromBytes(proof.bytes())).isEqualTo(proof);
    for (int length : new int[] {0, 64, 66}) {
      assertThatThrownBy(() -> KnowledgeProof.fromBytes(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void oneFalseValueAmongManySpoilsTheListProof() {
    List<Point> points =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> Point.base(Scalar.random(new FixedRandom("e" + i))))
            .toList();
    List<Point> values = points.stream().map(point -> point.times(X)).toList();
    ListProof proof = ListProof.make(X, statement(points, values, 1), new FixedRandom("n"));
    assertThat(proof.proves(statement(points, values, 1))).isTrue();
    assertThat(proof.proves(statement(points, values, 2))).isFalse();
    for (int i = 0; i < values.size(); i++) {
      List<Point> changed = new java.util.ArrayList<>(values);
      changed.set(i, values.get(i).plus(Point.base(X)));
      assertThat(proof.proves(statement(points, changed, 1))).as("value " + i).isFalse();
      ListProof lying = ListProof.make(X, statement(points, changed, 1), new FixedRandom("n"));
      assertThat(lying.proves(statement(points, changed, 1))).as("lie in value " + i).isFalse();
    }
    List<Point> swapped = new java.util.ArrayList<>(values);
    java.util.Collections.swap(swapped, 0, 1);
    assertThat(proof.proves(statement(points, swapped, 1))).isFalse();
  }

  private static ListProof.Statement statement(List<Point> points, List<Point> values, int member) {
    return new ListProof.Statement(
        "R25BK00000001-000", CONTEXT, "public", member, Point.base(X), points, values);
  }

  @Test
  void anyThreeOfFiveInterpolateTheSameAndTwoDoNot() {
    Scalar[] f = {Scalar.of(5), Scalar.of(7), Scalar.of(11)};
    Map<Integer, List<Point>> values = new java.util.TreeMap<>();
    for (int j = 1; j <= 5; j++) {
      values.put(
          j,
          List.of(
              Point.base(
                  Scalar.of(
                      f[0].value()
                          .add(f[1].value().multiply(BigInteger.valueOf(j)))
                          .add(f[2].value().multiply(BigInteger.valueOf((long) j * j)))))));
    }
    for (int a = 1; a <= 5; a++) {
      for (int b = a + 1; b <= 5; b++) {
        for (int c = b + 1; c <= 5; c++) {
          Map<Integer, List<Point>> three =
              Map.of(a, values.get(a), b, values.get(b), c, values.get(c));
          assertThat(Interpolation.combine(3, three)).containsExactly(Point.base(f[0]));
        }
      }
    }
    assertThat(Interpolation.combine(2, values)).doesNotContain(Point.base(f[0]));
    assertThatThrownBy(() -> Interpolation.combine(3, Map.of(1, values.get(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
