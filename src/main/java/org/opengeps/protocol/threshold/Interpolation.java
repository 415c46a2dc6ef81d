package org.opengeps.protocol.threshold;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lagrange interpolation at zero: from k members' values to the value of the committee. */
public final class Interpolation {
  private Interpolation() {}

  /**
   * Combines whole lists.
   *
   * @param k how many members are needed; the k lowest indexes are used
   * @param valuesByMember by member index from 1, lists of equal length
   * @return for each position the value that the committee's private key would have given
   * @throws IllegalArgumentException if fewer than k members are there
   */
  public static List<Point> combine(int k, Map<Integer, List<Point>> valuesByMember) {
    List<Integer> members = firstMembers(k, valuesByMember.keySet());
    List<Scalar> coefficients =
        members.stream().map(member -> coefficient(member, members)).toList();
    List<Point> combined = new ArrayList<>();
    int length = valuesByMember.get(members.get(0)).size();
    for (int t = 0; t < length; t++) {
      int position = t;
      List<Point> values =
          members.stream().map(member -> valuesByMember.get(member).get(position)).toList();
      combined.add(Point.sumOfProducts(values, coefficients));
    }
    return combined;
  }

  /** The k lowest indexes. */
  public static List<Integer> firstMembers(int k, java.util.Set<Integer> present) {
    if (present.size() < k) {
      throw new IllegalArgumentException("only " + present.size() + " of " + k + " members");
    }
    SortedSet<Integer> sorted = new TreeSet<>(present);
    return sorted.stream().limit(k).toList();
  }

  /** The Lagrange coefficient at 0 of {@code member} among {@code members}. */
  static Scalar coefficient(int member, List<Integer> members) {
    BigInteger numerator = BigInteger.ONE;
    BigInteger denominator = BigInteger.ONE;
    for (int other : members) {
      if (other != member) {
        numerator = numerator.multiply(BigInteger.valueOf(other)).mod(P256.ORDER);
        denominator =
            denominator.multiply(BigInteger.valueOf((long) other - member)).mod(P256.ORDER);
      }
    }
    return Scalar.reduce(numerator).times(Scalar.reduce(denominator).inverse());
  }
}
