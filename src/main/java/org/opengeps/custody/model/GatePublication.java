package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.kernel.Sha256;

/**
 * What was published of a gate key: once, after the close that it names. The key itself, or where
 * an envelope opens on a decision what it made of some points.
 */
@Entity
@Table(name = "custody_gate_publication")
public class GatePublication {
  @Id
  @Column(name = "key_id")
  private String key;

  @Column(name = "close_hash")
  private Sha256 closeHash;

  private Sha256 document;

  @Column(name = "published_at")
  private Instant publishedAt;

  private boolean lent;

  protected GatePublication() {}

  public GatePublication(
      CommitteeKeyId key, Sha256 closeHash, Sha256 document, Instant publishedAt) {
    this.key = key.hex();
    this.closeHash = closeHash;
    this.document = document;
    this.publishedAt = publishedAt;
  }

  /** The key stays secret; only values that it made are public. */
  public static GatePublication lent(
      CommitteeKeyId key, Sha256 closeHash, Sha256 document, Instant publishedAt) {
    var publication = new GatePublication(key, closeHash, document, publishedAt);
    publication.lent = true;
    return publication;
  }

  /** Whether the key itself is still a secret. */
  public boolean isLent() {
    return lent;
  }

  public Sha256 closeHash() {
    return closeHash;
  }

  /** Hash of {@code opengeps/gate-key/1} or {@code opengeps/gate-values/1}. */
  public Sha256 document() {
    return document;
  }

  public Instant publishedAt() {
    return publishedAt;
  }
}
