package org.opengeps.bid.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The statement of a reception, encrypted to the gate key of its first envelope. */
@Entity
@Table(name = "bid_sealed")
public class SealedContent {
  @Id
  @Column(name = "reception")
  private String reception;

  private byte[] statement;

  /** For the persistence provider. */
  protected SealedContent() {}

  public SealedContent(String reception, byte[] encryptedStatement) {
    this.reception = reception;
    this.statement = encryptedStatement.clone();
  }
}
