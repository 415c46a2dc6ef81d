package org.opengeps.protocol.bank;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.opengeps.kernel.Money;

/**
 * What a bank says of a transfer (pain.002.001.10).
 *
 * @param id the bank's own of this message
 * @param createdAt to the second
 * @param messageId of the transfer
 * @param endToEndId of the transfer
 * @param amount of the transfer
 * @param reason for a rejection only
 */
public record TransferStatus(
    String id,
    Instant createdAt,
    String messageId,
    String endToEndId,
    Money amount,
    State state,
    Optional<BankReason> reason) {
  /** Name and version of the message. */
  public static final String NAME = "pain.002.001.10";

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + NAME;

  /** How far a transfer is, with the code of ISO 20022. */
  public enum State {
    /** Checked and taken on; the money has not left yet. */
    ACCEPTED("ACCP"),
    /** Not decided yet. */
    PENDING("PDNG"),
    /** The money has left the debtor's account. */
    BOOKED("ACSC"),
    /** Nothing was and nothing will be transferred. */
    REJECTED("RJCT");

    private final String code;

    State(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** Whether the bank will say nothing else; booked money may come back all the same. */
    public boolean isFinal() {
      return this == BOOKED || this == REJECTED;
    }

    static State of(String code) {
      return Arrays.stream(values())
          .filter(state -> state.code.equals(code))
          .findAny()
          .orElseThrow(() -> new IllegalArgumentException("not a state of a transfer: " + code));
    }
  }

  /**
   * @throws IllegalArgumentException if a part has not the form, or the reason not the state
   */
  public TransferStatus {
    Iso.line(id, Iso.LONGEST_ID);
    createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    Iso.id(messageId);
    Iso.id(endToEndId);
    Iso.amount(amount);
    if (reason.isPresent() != (state == State.REJECTED)) {
      throw new IllegalArgumentException("a rejection has a reason, and nothing else has");
    }
  }

  /** Whether it speaks of this transfer: ids and amount. */
  public boolean answers(CreditTransfer transfer) {
    return messageId.equals(transfer.messageId())
        && endToEndId.equals(transfer.endToEndId())
        && amount.equals(transfer.amount());
  }

  public byte[] toXml() {
    return XmlOut.document(NAMESPACE, out -> out.in("CstmrPmtStsRpt", report -> write(report)));
  }

  private void write(XmlOut report) {
    report
        .in("GrpHdr", header -> header.text("MsgId", id).text("CreDtTm", Iso.time(createdAt)))
        .in(
            "OrgnlGrpInfAndSts",
            original ->
                original.text("OrgnlMsgId", messageId).text("OrgnlMsgNmId", CreditTransfer.NAME))
        .in(
            "OrgnlPmtInfAndSts",
            payment ->
                payment.text("OrgnlPmtInfId", messageId).in("TxInfAndSts", this::writeTransaction));
  }

  private void writeTransaction(XmlOut transaction) {
    transaction.text("OrgnlEndToEndId", endToEndId).text("TxSts", state.code());
    reason.ifPresent(why -> transaction.in("StsRsnInf", why::write));
    transaction.amount("OrgnlTxRef/Amt/InstdAmt", amount);
  }

  /**
   * Reads exactly what {@link #toXml()} writes, apart from white space between members.
   *
   * @throws BankFormatException naming the member that is wrong
   */
  public static TransferStatus from(byte[] xml) {
    return XmlIn.document(
        xml, NAMESPACE, document -> document.in("CstmrPmtStsRpt", TransferStatus::read));
  }

  private record Header(String id, Instant createdAt) {
    static Header read(XmlIn header) {
      return new Header(header.text("MsgId", Iso.LONGEST_ID), header.value("CreDtTm", Iso::time));
    }
  }

  private static TransferStatus read(XmlIn report) {
    Header header = report.in("GrpHdr", Header::read);
    String messageId =
        report.in(
            "OrgnlGrpInfAndSts",
            original -> {
              String id = original.value("OrgnlMsgId", Iso::id);
              original.constant("OrgnlMsgNmId", CreditTransfer.NAME);
              return id;
            });
    return report.in(
        "OrgnlPmtInfAndSts",
        payment -> {
          payment.constant("OrgnlPmtInfId", messageId);
          return payment.in("TxInfAndSts", one -> readTransaction(header, messageId, one));
        });
  }

  private static TransferStatus readTransaction(Header header, String messageId, XmlIn one) {
    String endToEndId = one.value("OrgnlEndToEndId", Iso::id);
    State state = one.value("TxSts", State::of);
    Optional<BankReason> reason =
        one.isNext("StsRsnInf")
            ? Optional.of(one.in("StsRsnInf", BankReason::read))
            : Optional.empty();
    return new TransferStatus(
        header.id(),
        header.createdAt(),
        messageId,
        endToEndId,
        one.amount("OrgnlTxRef/Amt/InstdAmt"),
        state,
        reason);
  }
}
