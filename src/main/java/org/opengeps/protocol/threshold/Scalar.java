package org.opengeps.protocol.threshold;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * A number modulo the order n of P-256, never zero: 0 &lt; s &lt; n. Its text form does not show
 * the value.
 */
public final class Scalar {
  public static final int LENGTH = 32;
  private final BigInteger value;

  private Scalar(BigInteger value) {
    if (value.signum() <= 0 || value.compareTo(P256.ORDER) >= 0) {
      throw new IllegalArgumentException("a scalar lies above 0 and below the order of the curve");
    }
    this.value = value;
  }

  /**
   * @throws IllegalArgumentException unless 0 &lt; value &lt; n
   */
  public static Scalar of(BigInteger value) {
    return new Scalar(value);
  }

  /**
   * Reduces modulo n.
   *
   * @throws ArithmeticException if the remainder is zero (chance 2^-256 for hashed input)
   */
  public static Scalar reduce(BigInteger value) {
    BigInteger rest = value.mod(P256.ORDER);
    if (rest.signum() == 0) {
      throw new ArithmeticException("the scalar is zero");
    }
    return new Scalar(rest);
  }

  public static Scalar of(long value) {
    return new Scalar(BigInteger.valueOf(value));
  }

  /** {@code HS} of docs/protocol.md section 1. */
  public static Scalar of(TaggedHash hash) {
    return reduce(hash.wideNumber());
  }

  /**
   * @throws IllegalArgumentException unless exactly 32 bytes with 0 &lt; s &lt; n
   */
  public static Scalar fromBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a scalar has 32 bytes, not " + bytes.length);
    }
    return new Scalar(new BigInteger(1, bytes));
  }

  /**
   * @throws IllegalArgumentException unless 64 lower-case hexadecimal digits with 0 &lt; s &lt; n
   */
  public static Scalar fromHex(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a scalar of 64 lower-case hexadecimal digits");
    }
    return fromBytes(HexFormat.of().parseHex(hex));
  }

  /**
   * @throws IllegalArgumentException if the key is not an EC private key with readable value
   */
  public static Scalar of(PrivateKey key) {
    if (key instanceof ECPrivateKey ec && ec.getParams().getOrder().equals(P256.ORDER)) {
      return new Scalar(ec.getS());
    }
    throw new IllegalArgumentException("not a P-256 private key");
  }

  /** Uniform: 32 bytes, drawn again while out of range (FIPS 186-5 A.2.2). */
  public static Scalar random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    while (true) {
      random.nextBytes(bytes);
      BigInteger candidate = new BigInteger(1, bytes);
      if (candidate.signum() > 0 && candidate.compareTo(P256.ORDER) < 0) {
        return new Scalar(candidate);
      }
    }
  }

  public Scalar plus(Scalar other) {
    return reduce(value.add(other.value));
  }

  public Scalar times(Scalar other) {
    return reduce(value.multiply(other.value));
  }

  public Scalar inverse() {
    return new Scalar(BigIntegers.modOddInverse(P256.ORDER, value));
  }

  public BigInteger value() {
    return value;
  }

  /** 32 bytes, big endian. */
  public byte[] bytes() {
    return BigIntegers.asUnsignedByteArray(LENGTH, value);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scalar that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Scalar(hidden)";
  }
}
