package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/** A key that all members confirmed. */
@Entity
@Table(name = "custody_pool_key")
public class PoolKey {
  @Id private String id;
  private String ceremony;
  private int number;
  private byte[] y;

  @Column(name = "verification_keys")
  private byte[] verificationKeys;

  protected PoolKey() {}

  public PoolKey(CommitteeKey key) {
    this.id = key.id();
    this.ceremony = key.ceremony().toString();
    this.number = key.number();
    this.y = key.y().bytes();
    ByteBuffer all = ByteBuffer.allocate(key.n() * Point.LENGTH);
    key.verificationKeys().forEach(point -> all.put(point.bytes()));
    this.verificationKeys = all.array();
  }

  public CommitteeKeyId id() {
    return new CommitteeKeyId(id);
  }

  public int number() {
    return number;
  }

  /**
   * The key as notices show it.
   *
   * @throws IllegalArgumentException if the row does not fit its ceremony: tampering
   */
  public CommitteeKey key(Ceremony origin) {
    return new CommitteeKey(
        id,
        origin.id().value(),
        origin.hash(),
        origin.transcriptHash().orElseThrow(),
        number,
        origin.k(),
        origin.n(),
        Point.fromBytes(y),
        points());
  }

  private List<Point> points() {
    return IntStream.range(0, verificationKeys.length / Point.LENGTH)
        .mapToObj(
            i -> Arrays.copyOfRange(verificationKeys, i * Point.LENGTH, (i + 1) * Point.LENGTH))
        .map(Point::fromBytes)
        .toList();
  }
}
