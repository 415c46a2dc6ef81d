package org.opengeps.notice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.DraftId;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Notice;

/** One published order of a notice: hashes of what was signed, by whom, when. Never changed. */
@Entity
@Table(name = "notice_order")
@IdClass(OrderKey.class)
public class PublishedOrder {
  @Id private String tender;

  @Id
  @Column(name = "notice_order")
  private String order;

  private String kind;

  @Column(name = "notice_hash")
  private Sha256 noticeHash;

  @Column(name = "signed_hash")
  private Sha256 signedHash;

  private String draft;
  private String publisher;

  @Column(name = "published_at")
  private Instant publishedAt;

  /** For the persistence provider. */
  protected PublishedOrder() {}

  public PublishedOrder(
      Notice notice, Sha256 signedHash, DraftId draft, PersonId publisher, Instant publishedAt) {
    this.tender = notice.ref().number();
    this.order = notice.ref().order();
    this.kind = JsonValues.word(notice.kind());
    this.noticeHash = notice.hash();
    this.signedHash = signedHash;
    this.draft = draft.toString();
    this.publisher = publisher.value();
    this.publishedAt = publishedAt;
  }

  public TenderRef ref() {
    return new TenderRef(tender, order);
  }

  /** Word of the kind of the order: {@code correction}. */
  public String kind() {
    return kind;
  }

  /** The draft from which it came. */
  public String draft() {
    return draft;
  }

  public Sha256 noticeHash() {
    return noticeHash;
  }

  public Sha256 signedHash() {
    return signedHash;
  }

  public Instant publishedAt() {
    return publishedAt;
  }
}
