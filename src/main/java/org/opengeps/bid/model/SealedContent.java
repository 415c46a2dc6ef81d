package org.opengeps.bid.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The sealed bytes of a reception: the statement encrypted to the gate key, and the envelope as it
 * came.
 */
@Entity
@Table(name = "bid_sealed")
public class SealedContent {
  @Id
  @Column(name = "reception")
  private String reception;

  private byte[] statement;
  private byte[] content;

  /** For the persistence provider. */
  protected SealedContent() {}

  public SealedContent(String reception, byte[] encryptedStatement, byte[] envelope) {
    this.reception = reception;
    this.statement = encryptedStatement.clone();
    this.content = envelope.clone();
  }

  public String reception() {
    return reception;
  }

  public byte[] encryptedStatement() {
    return statement.clone();
  }

  public byte[] envelope() {
    return content.clone();
  }
}
