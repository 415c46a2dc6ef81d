package org.opengeps.protocol.invoice;

/** An invoice, or a member of it, is not what it has to be. The message names the member. */
public final class InvoiceFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String member;

  /**
   * @param member of the facts ({@code supplier.number}) or of the document ({@code
   *     cac:InvoiceLine[2]/cbc:ID}); empty for the document itself
   * @param problem what is wrong with it: {@code is missing}
   */
  public InvoiceFormatException(String member, String problem) {
    super((member.isEmpty() ? "the invoice" : member) + " " + problem);
    this.member = member;
  }

  /** Where; empty for the document itself. */
  public String member() {
    return member;
  }
}
