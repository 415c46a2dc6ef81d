package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.protocol.threshold.Point;

/**
 * A burnt key: for which envelope, and beside which gate key. The database keeps rows from being
 * changed or removed; only the private gate key may be destroyed.
 */
@Entity
@Table(name = "custody_binding")
public class KeyBinding {
  @Id
  @Column(name = "key_id")
  private String key;

  private String tender;
  private String lot;
  private String envelope;

  @Column(name = "gate_key")
  private byte[] gateKey;

  @Column(name = "gate_private")
  private byte[] gatePrivate;

  @Column(name = "bound_at")
  private Instant boundAt;

  protected KeyBinding() {}

  /**
   * @param tender number of the notice, without its order
   * @param wrapped the private gate key, encrypted
   */
  public KeyBinding(
      CommitteeKeyId key,
      String tender,
      String lot,
      String envelope,
      Point gateKey,
      byte[] wrapped,
      Instant boundAt) {
    this.key = key.hex();
    this.tender = tender;
    this.lot = lot;
    this.envelope = envelope;
    this.gateKey = gateKey.bytes();
    this.gatePrivate = wrapped.clone();
    this.boundAt = boundAt;
  }

  public CommitteeKeyId key() {
    return new CommitteeKeyId(key);
  }

  public String tender() {
    return tender;
  }

  public String lot() {
    return lot;
  }

  public String envelope() {
    return envelope;
  }

  public Point gateKey() {
    return Point.fromBytes(gateKey);
  }

  /**
   * The private gate key, encrypted to the engine's key store.
   *
   * @throws IllegalStateException if it was destroyed
   */
  public byte[] wrappedGateKey() {
    if (gatePrivate == null) {
      throw new IllegalStateException("the gate key of " + tender + " was destroyed");
    }
    return gatePrivate.clone();
  }

  /**
   * Destroys the private gate key; nobody can open the envelope any more.
   *
   * @return false if that was done before
   */
  public boolean destroyGateKey() {
    boolean there = gatePrivate != null;
    gatePrivate = null;
    return there;
  }
}
