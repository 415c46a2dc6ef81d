package org.opengeps.app.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.TransferStatus;

/**
 * A transfer that the bank has taken, and what it says of it: always the same of the same outcome.
 *
 * @param bytes hash of the message as it came
 */
record Payment(CreditTransfer transfer, Sha256 bytes, Outcome outcome) {
  /** Where the bank is. */
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private static final int ID_DIGITS = 32;

  Payment with(Outcome next) {
    return new Payment(transfer, bytes, next);
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  TransferStatus status() {
    return new TransferStatus(
        id("status " + outcome.state().code()),
        outcome.at(),
        transfer.messageId(),
        transfer.endToEndId(),
        transfer.amount(),
        outcome.state(),
        outcome.reason());
  }

  /**
   * What the customer is told of its account.
   *
   * @param number from 1: the money has left; 2: it has come back
   */
  Optional<AccountNotice> notice(int number) {
    int told =
        outcome.state() != TransferStatus.State.BOOKED ? 0 : outcome.returned().isEmpty() ? 1 : 2;
    if (number < 1 || number > told) {
      return Optional.empty();
    }
    return Optional.of(
        new AccountNotice(
            id("notice " + number),
            number,
            outcome.at(),
            transfer.debtor(),
            transfer.amount(),
            day(outcome.at()),
            transfer.messageId(),
            transfer.endToEndId(),
            number == 1 ? Optional.empty() : outcome.returned()));
  }

  private String id(String of) {
    return Sha256.ofText(transfer.messageId() + " " + of).hex().substring(0, ID_DIGITS);
  }
}
