package org.opengeps.protocol.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.kernel.Money;

/**
 * A bank tells the debtor of one entry in its account: the money has left, or has come back
 * (camt.054.001.08 with one entry).
 *
 * @param id the bank's own of this message
 * @param number among the notices of one transfer, from 1
 * @param createdAt to the second
 * @param account the debtor's
 * @param bookedOn day of the entry
 * @param messageId of the transfer
 * @param endToEndId of the transfer
 * @param returned why the money came back; empty if it left
 */
public record AccountNotice(
    String id,
    int number,
    Instant createdAt,
    BankAccount account,
    Money amount,
    LocalDate bookedOn,
    String messageId,
    String endToEndId,
    Optional<BankReason> returned) {
  /** Name and version of the message. */
  public static final String NAME = "camt.054.001.08";

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + NAME;
  private static final String DEBIT = "DBIT";
  private static final String CREDIT = "CRDT";

  /** What the entry is. */
  public enum Kind {
    /** The money of the transfer has left the account. */
    DEBIT,
    /** It has come back: the creditor's bank could not credit it. */
    RETURN
  }

  /**
   * @throws IllegalArgumentException if a part has not the form
   */
  public AccountNotice {
    Iso.line(id, Iso.LONGEST_ID);
    createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    Iso.amount(amount);
    Iso.id(messageId);
    Iso.id(endToEndId);
    if (number < 1) {
      throw new IllegalArgumentException("notices are counted from 1, not " + number);
    }
  }

  public Kind kind() {
    return returned.isPresent() ? Kind.RETURN : Kind.DEBIT;
  }

  /** Whether it speaks of this transfer: ids, amount and the account that pays. */
  public boolean answers(CreditTransfer transfer) {
    return messageId.equals(transfer.messageId())
        && endToEndId.equals(transfer.endToEndId())
        && amount.equals(transfer.amount())
        && account.equals(transfer.debtor());
  }

  public byte[] toXml() {
    return XmlOut.document(
        NAMESPACE, out -> out.in("BkToCstmrDbtCdtNtfctn", message -> write(message)));
  }

  private void write(XmlOut message) {
    message
        .in("GrpHdr", header -> header.text("MsgId", id).text("CreDtTm", Iso.time(createdAt)))
        .in(
            "Ntfctn",
            notice ->
                notice
                    .text("Id", id)
                    .text("ElctrncSeqNb", Integer.toString(number))
                    .text("CreDtTm", Iso.time(createdAt))
                    .in("Acct", out -> Parties.writeOwn(out, account))
                    .in("Ntry", this::writeEntry));
  }

  private void writeEntry(XmlOut entry) {
    entry
        .amount("Amt", amount)
        .text("CdtDbtInd", direction(kind()))
        .text("Sts/Cd", "BOOK")
        .text("BookgDt/Dt", bookedOn.toString())
        .in(
            "BkTxCd/Domn",
            domain ->
                domain
                    .text("Cd", "PMNT")
                    .in(
                        "Fmly",
                        family -> family.text("Cd", "ICDT").text("SubFmlyCd", code(kind()))))
        .in("NtryDtls/TxDtls", this::writeTransaction);
  }

  private void writeTransaction(XmlOut transaction) {
    transaction
        .in("Refs", refs -> refs.text("MsgId", messageId).text("EndToEndId", endToEndId))
        .amount("Amt", amount)
        .text("CdtDbtInd", direction(kind()));
    returned.ifPresent(why -> transaction.in("RtrInf", why::write));
  }

  private static String direction(Kind kind) {
    return kind == Kind.DEBIT ? DEBIT : CREDIT;
  }

  /** Sub-family of issued credit transfers: a domestic one, or the return of one. */
  private static String code(Kind kind) {
    return kind == Kind.DEBIT ? "DMCT" : "RRTN";
  }

  /**
   * Reads exactly what {@link #toXml()} writes, apart from white space between members.
   *
   * @throws BankFormatException naming the member that is wrong
   */
  public static AccountNotice from(byte[] xml) {
    return XmlIn.document(
        xml, NAMESPACE, document -> document.in("BkToCstmrDbtCdtNtfctn", NoticeIn::read));
  }
}
