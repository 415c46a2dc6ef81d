package org.opengeps.protocol.threshold;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** A point of P-256, always on the curve and never infinity; every way in checks this. */
public final class Point {
  public static final int LENGTH = 33;
  private static final int UNCOMPRESSED = 65;
  private static final ASN1ObjectIdentifier CURVE_ID = SECObjectIdentifiers.secp256r1;
  private final ECPoint point;
  private final byte[] compressed;

  private Point(ECPoint point) {
    if (point.isInfinity()) {
      throw new IllegalArgumentException("the point at infinity");
    }
    this.point = point.normalize();
    this.compressed = this.point.getEncoded(true);
  }

  /**
   * @throws IllegalArgumentException unless 33 bytes of a compressed point on the curve
   */
  public static Point fromBytes(byte[] compressed) {
    return decode(compressed, LENGTH);
  }

  /**
   * @throws IllegalArgumentException unless 66 lower-case hexadecimal digits of a compressed point
   *     on the curve
   */
  public static Point fromHex(String hex) {
    if (!hex.matches("[0-9a-f]{66}")) {
      throw new IllegalArgumentException(
          "not a compressed point of 66 lower-case hexadecimal digits");
    }
    return fromBytes(HexFormat.of().parseHex(hex));
  }

  /**
   * @throws IllegalArgumentException unless 65 bytes of an uncompressed point on the curve
   */
  public static Point fromUncompressed(byte[] bytes) {
    return decode(bytes, UNCOMPRESSED);
  }

  /**
   * @throws IllegalArgumentException if the key is not a P-256 key with named curve
   */
  public static Point of(PublicKey key) {
    return ofSpki(key.getEncoded());
  }

  /**
   * Reads a SubjectPublicKeyInfo.
   *
   * @throws IllegalArgumentException if it is not a P-256 key with named curve in DER
   */
  public static Point ofSpki(byte[] der) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
    if (!info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        || !CURVE_ID.equals(info.getAlgorithm().getParameters())) {
      throw new IllegalArgumentException("not a P-256 public key");
    }
    return fromUncompressed(info.getPublicKeyData().getOctets());
  }

  /** {@code s * G}. */
  public static Point base(Scalar s) {
    return new Point(P256.GENERATOR.multiply(s.value()));
  }

  static Point of(ECPoint point) {
    return new Point(point);
  }

  public Point times(Scalar s) {
    return new Point(point.multiply(s.value()));
  }

  /**
   * @throws IllegalArgumentException if the sum is infinity
   */
  public Point plus(Point other) {
    return new Point(point.add(other.point));
  }

  /**
   * The sum of {@code scalars[t] * points[t]}.
   *
   * @throws IllegalArgumentException if the sum is infinity
   */
  public static Point sumOfProducts(List<Point> points, List<Scalar> scalars) {
    if (points.size() == 1) {
      return points.get(0).times(scalars.get(0));
    }
    return new Point(
        ECAlgorithms.sumOfMultiplies(
            points.stream().map(p -> p.point).toArray(ECPoint[]::new),
            scalars.stream().map(Scalar::value).toArray(java.math.BigInteger[]::new)));
  }

  /**
   * The x-coordinate in 32 bytes: what the key derivation takes, and what must not repeat (E and -E
   * share it).
   */
  public byte[] x() {
    return Arrays.copyOfRange(compressed, 1, LENGTH);
  }

  /** 33 bytes. */
  public byte[] bytes() {
    return compressed.clone();
  }

  public byte[] uncompressed() {
    return point.getEncoded(false);
  }

  public String hex() {
    return HexFormat.of().formatHex(compressed);
  }

  /** SubjectPublicKeyInfo in DER with the named curve. */
  public byte[] spki() {
    try {
      var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, CURVE_ID);
      return new SubjectPublicKeyInfo(algorithm, uncompressed()).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("DER in memory cannot fail", e);
    }
  }

  ECPoint raw() {
    return point;
  }

  private static Point decode(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "a point has " + length + " bytes here, not " + bytes.length);
    }
    int first = bytes[0];
    if (length == UNCOMPRESSED ? first != 4 : first != 2 && first != 3) {
      throw new IllegalArgumentException("not a SEC 1 point of this form");
    }
    try {
      return new Point(P256.CURVE.decodePoint(bytes));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a point of P-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point that && Arrays.equals(compressed, that.compressed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(compressed);
  }

  @Override
  public String toString() {
    return hex();
  }
}
