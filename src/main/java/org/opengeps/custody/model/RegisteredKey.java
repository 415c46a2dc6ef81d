package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;

/** An officer's committee key, registered by his signature. */
@Entity
@Table(name = "custody_committee_key")
public class RegisteredKey {
  @Id private byte[] point;
  private String person;
  private Sha256 document;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "registered_at")
  private Instant registeredAt;

  protected RegisteredKey() {}

  public RegisteredKey(
      Point point, String person, Sha256 document, Instant notAfter, Instant registeredAt) {
    this.point = point.bytes();
    this.person = person;
    this.document = document;
    this.notAfter = notAfter;
    this.registeredAt = registeredAt;
  }

  public Point point() {
    return Point.fromBytes(point);
  }

  public String person() {
    return person;
  }

  /** Hash of the SignedData. */
  public Sha256 document() {
    return document;
  }

  public Instant notAfter() {
    return notAfter;
  }

  /** The person has signed again for the same key, so that it lives longer. */
  public void renewed(Sha256 registration, Instant end, Instant at) {
    document = registration;
    notAfter = end;
    registeredAt = at;
  }

  @Override
  public String toString() {
    return person + " " + HexFormat.of().formatHex(point);
  }
}
