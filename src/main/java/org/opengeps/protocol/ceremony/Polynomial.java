package org.opengeps.protocol.ceremony;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * A dealer's secret polynomial f of degree k-1 for one key, and what can be computed from its
 * public commitments.
 */
final class Polynomial {
  private final List<Scalar> coefficients;

  private Polynomial(List<Scalar> coefficients) {
    this.coefficients = coefficients;
  }

  static Polynomial random(int k, SecureRandom random) {
    List<Scalar> coefficients = new ArrayList<>();
    for (int m = 0; m < k; m++) {
      coefficients.add(Scalar.random(random));
    }
    return new Polynomial(coefficients);
  }

  Scalar constant() {
    return coefficients.get(0);
  }

  List<Point> commitments() {
    return coefficients.stream().map(Point::base).toList();
  }

  /** f(x). */
  Scalar at(int x) {
    BigInteger value = BigInteger.ZERO;
    for (int m = coefficients.size() - 1; m >= 0; m--) {
      value = value.multiply(BigInteger.valueOf(x)).add(coefficients.get(m).value());
    }
    return Scalar.reduce(value);
  }

  /**
   * f(x)·G from the commitments.
   *
   * @throws IllegalArgumentException if it is infinity
   */
  static Point imageAt(List<Point> commitments, int x) {
    List<Scalar> powers = new ArrayList<>();
    BigInteger power = BigInteger.ONE;
    for (int m = 0; m < commitments.size(); m++) {
      powers.add(Scalar.reduce(power));
      power = power.multiply(BigInteger.valueOf(x));
    }
    return Point.sumOfProducts(commitments, powers);
  }
}
