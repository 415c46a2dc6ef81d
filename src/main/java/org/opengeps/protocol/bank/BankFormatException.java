package org.opengeps.protocol.bank;

/** A message to or from a bank does not keep the profile. The message names the member. */
public final class BankFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String member;

  public BankFormatException(String member, String problem) {
    super(member + ": " + problem);
    this.member = member;
  }

  BankFormatException(String member, String problem, Throwable cause) {
    super(member + ": " + problem, cause);
    this.member = member;
  }

  /** Where: {@code Document/CstmrCdtTrfInitn/PmtInf/PmtMtd}, or a component of a record. */
  public String member() {
    return member;
  }
}
