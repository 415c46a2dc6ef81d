package org.opengeps.protocol.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.Money;

/** Reads an {@link AccountNotice}; what stands in it twice must be the same. */
final class NoticeIn {
  private NoticeIn() {}

  private record Header(String id, Instant createdAt) {
    static Header read(XmlIn header) {
      return new Header(header.text("MsgId", Iso.LONGEST_ID), header.value("CreDtTm", Iso::time));
    }
  }

  /** What the notice says before its entry. */
  private record Frame(Header header, int number, BankAccount account) {}

  /** The entry before its details. */
  private record Entry(Money amount, String direction, LocalDate bookedOn) {}

  static AccountNotice read(XmlIn message) {
    Header header = message.in("GrpHdr", Header::read);
    return message.in("Ntfctn", notice -> notice(header, notice));
  }

  private static AccountNotice notice(Header header, XmlIn notice) {
    notice.constant("Id", header.id());
    int number = notice.value("ElctrncSeqNb", NoticeIn::number);
    notice.constant("CreDtTm", Iso.time(header.createdAt()));
    var frame = new Frame(header, number, notice.in("Acct", Parties::readOwn));
    return notice.in("Ntry", entry -> entry(frame, entry));
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("not a number from 1: " + text);
    }
    return Integer.parseInt(text);
  }

  private static AccountNotice entry(Frame frame, XmlIn in) {
    Money amount = in.amount("Amt");
    String direction = in.value("CdtDbtInd", NoticeIn::direction);
    in.constant("Sts/Cd", "BOOK");
    var entry = new Entry(amount, direction, in.value("BookgDt/Dt", Iso::day));
    in.in(
        "BkTxCd/Domn",
        domain -> {
          domain.constant("Cd", "PMNT");
          return domain.in(
              "Fmly",
              family -> {
                family.constant("Cd", "ICDT");
                family.constant("SubFmlyCd", isDebit(entry) ? "DMCT" : "RRTN");
                return family;
              });
        });
    return in.in("NtryDtls/TxDtls", one -> transaction(frame, entry, one));
  }

  private static AccountNotice transaction(Frame frame, Entry entry, XmlIn one) {
    String[] ids = one.in("Refs", NoticeIn::ids);
    if (!one.amount("Amt").equals(entry.amount())) {
      throw new IllegalArgumentException("another amount than the entry's");
    }
    one.constant("CdtDbtInd", entry.direction());
    Optional<BankReason> returned =
        isDebit(entry) ? Optional.empty() : Optional.of(one.in("RtrInf", BankReason::read));
    return new AccountNotice(
        frame.header().id(),
        frame.number(),
        frame.header().createdAt(),
        frame.account(),
        entry.amount(),
        entry.bookedOn(),
        ids[0],
        ids[1],
        returned);
  }

  private static String[] ids(XmlIn refs) {
    String messageId = refs.value("MsgId", Iso::id);
    return new String[] {messageId, refs.value("EndToEndId", Iso::id)};
  }

  private static String direction(String text) {
    if (!text.equals("DBIT") && !text.equals("CRDT")) {
      throw new IllegalArgumentException("neither DBIT nor CRDT: " + text);
    }
    return text;
  }

  private static boolean isDebit(Entry entry) {
    return entry.direction().equals("DBIT");
  }
}
