package org.opengeps.protocol.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.opengeps.kernel.Money;

/**
 * The order to transfer money from one account to another, once (pain.001.001.09 with one
 * transaction).
 *
 * @param messageId hexadecimal digits, at most 35: the same one always means the same bytes
 * @param endToEndId of the transfer, at most 35 hexadecimal digits; goes to the creditor, too
 * @param createdAt to the second
 * @param executeOn day on which the money leaves, at the earliest
 * @param debtor account that pays
 * @param creditor account that is paid
 * @param amount more than nothing
 * @param remittance what it is for: a line of at most 140 characters
 */
public record CreditTransfer(
    String messageId,
    String endToEndId,
    Instant createdAt,
    LocalDate executeOn,
    BankAccount debtor,
    BankAccount creditor,
    Money amount,
    String remittance) {
  /** Name and version of the message. */
  public static final String NAME = "pain.001.001.09";

  /** In characters as people count them. */
  public static final int LONGEST_REMITTANCE = 140;

  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + NAME;

  /**
   * @throws IllegalArgumentException if an id, the amount or the remittance has not the form
   */
  public CreditTransfer {
    Iso.id(messageId);
    Iso.id(endToEndId);
    createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    Iso.amount(amount);
    Iso.line(remittance, LONGEST_REMITTANCE);
  }

  /** The message: always the same bytes for the same transfer. */
  public byte[] toXml() {
    return XmlOut.document(NAMESPACE, out -> out.in("CstmrCdtTrfInitn", inside -> write(inside)));
  }

  private void write(XmlOut out) {
    out.in(
            "GrpHdr",
            header ->
                header
                    .text("MsgId", messageId)
                    .text("CreDtTm", Iso.time(createdAt))
                    .text("NbOfTxs", "1")
                    .text("InitgPty/Nm", debtor.holder()))
        .in("PmtInf", this::writePayment);
  }

  private void writePayment(XmlOut payment) {
    payment
        .text("PmtInfId", messageId)
        .text("PmtMtd", "TRF")
        .text("ReqdExctnDt/Dt", executeOn.toString());
    Parties.writeDebtor(payment, debtor);
    payment.in("CdtTrfTxInf", this::writeTransaction);
  }

  private void writeTransaction(XmlOut transaction) {
    transaction.text("PmtId/EndToEndId", endToEndId).amount("Amt/InstdAmt", amount);
    Parties.writeCreditor(transaction, creditor);
    transaction.text("RmtInf/Ustrd", remittance);
  }

  /**
   * Reads exactly what {@link #toXml()} writes, apart from white space between members.
   *
   * @throws BankFormatException naming the member that is wrong
   */
  public static CreditTransfer from(byte[] xml) {
    return XmlIn.document(
        xml, NAMESPACE, document -> document.in("CstmrCdtTrfInitn", CreditTransfer::read));
  }

  private record Header(String messageId, Instant createdAt, String payer) {
    static Header read(XmlIn header) {
      String messageId = header.value("MsgId", Iso::id);
      Instant createdAt = header.value("CreDtTm", Iso::time);
      header.constant("NbOfTxs", "1");
      return new Header(
          messageId, createdAt, header.text("InitgPty/Nm", BankAccount.LONGEST_HOLDER));
    }
  }

  private static CreditTransfer read(XmlIn message) {
    Header header = message.in("GrpHdr", Header::read);
    return message.in("PmtInf", payment -> readPayment(header, payment));
  }

  private static CreditTransfer readPayment(Header header, XmlIn payment) {
    payment.constant("PmtInfId", header.messageId());
    payment.constant("PmtMtd", "TRF");
    LocalDate executeOn = payment.value("ReqdExctnDt/Dt", Iso::day);
    BankAccount debtor = Parties.readDebtor(payment);
    if (!debtor.holder().equals(header.payer())) {
      throw new IllegalArgumentException("the debtor is not the one who sends the message");
    }
    return payment.in(
        "CdtTrfTxInf",
        one -> {
          String endToEndId = one.value("PmtId/EndToEndId", Iso::id);
          Money amount = one.amount("Amt/InstdAmt");
          BankAccount creditor = Parties.readCreditor(one);
          return new CreditTransfer(
              header.messageId(),
              endToEndId,
              header.createdAt(),
              executeOn,
              debtor,
              creditor,
              amount,
              one.text("RmtInf/Ustrd", LONGEST_REMITTANCE));
        });
  }
}
