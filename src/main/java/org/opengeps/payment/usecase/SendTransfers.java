package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.model.PaymentWork;
import org.opengeps.payment.model.Transfer;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.TransferStatus;

/**
 * Tells the bank what was approved, and asks what became of it until it is known. Nothing notes
 * that a transfer was sent: what has no final report is sent again, and the bank, which knows it by
 * its id, carries it out once. So an answer that was lost, a crash at any moment and two nodes at
 * work come to the same.
 */
@ApplicationScoped
public class SendTransfers {
  private static final Logger LOG = Logger.getLogger(SendTransfers.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 50;
  private static final int CONFLICT = 409;

  /** Asked at once in the beginning, and less and less often the older it is. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Duration LONGEST_UNKNOWN = Duration.ofMinutes(5);
  private static final Duration LONGEST_BOOKED = Duration.ofHours(1);

  @Inject private BankClient bank;
  @Inject private PaymentWork work;
  @Inject private TransferOrders orders;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  @Inject private Clock clock;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (bank.configured()) {
      scheduler.every(PAUSE, "send transfers", this::send);
    }
  }

  private void send() {
    List<Transfer> due = transaction.call(() -> work.listToAsk(clock.instant(), AT_ONCE));
    for (Transfer transfer : due) {
      try {
        ask(transfer);
      } catch (BankSilentException e) {
        LOG.log(Level.WARNING, () -> transfer.order() + " is sent again: " + e.getMessage());
      } catch (BankException e) {
        LOG.log(Level.SEVERE, e, () -> "transfer " + transfer.order() + " needs a person");
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "transfer " + transfer.order() + " is asked about again");
      }
      transaction.run(() -> put(transfer));
    }
  }

  private void ask(Transfer transfer) throws BankException {
    CreditTransfer told = transaction.call(() -> orders.read(transfer));
    if (!transfer.booked()) {
      Heard<TransferStatus> status = send(told);
      if (status.said().state() == TransferStatus.State.REJECTED) {
        keep(transfer, TransferOutcome.REJECTED, status.der());
        return;
      }
    }
    for (int n = transfer.booked() ? 2 : 1; n <= 2; n++) {
      Optional<Heard<AccountNotice>> notice = bank.notice(told, n);
      if (notice.isEmpty()) {
        return;
      }
      keep(transfer, outcome(notice.get().said()), notice.get().der());
    }
  }

  /** Where an earlier version of this program sent it in other bytes, the bank knows it already. */
  private Heard<TransferStatus> send(CreditTransfer told) throws BankException {
    try {
      return bank.send(told);
    } catch (BankRefusedException e) {
      Optional<Heard<TransferStatus>> known =
          e.status() == CONFLICT ? bank.status(told) : Optional.empty();
      if (known.isEmpty()) {
        throw e;
      }
      return known.get();
    }
  }

  private static TransferOutcome outcome(AccountNotice notice) {
    return notice.kind() == AccountNotice.Kind.DEBIT
        ? TransferOutcome.BOOKED
        : TransferOutcome.RETURNED;
  }

  private void keep(Transfer transfer, TransferOutcome outcome, byte[] signed) {
    transaction.run(() -> orders.report(transfer, outcome, signed, bank.fingerprint()));
  }

  /** When it is asked about next; what a report gave back to people is asked about no more. */
  private void put(Transfer transfer) {
    Instant now = clock.instant();
    if (transfer.booked() && now.isAfter(transfer.until())) {
      work.close(transfer);
      return;
    }
    Duration age = Duration.between(transfer.since(), now);
    Duration longest = transfer.booked() ? LONGEST_BOOKED : LONGEST_UNKNOWN;
    Duration next =
        age.compareTo(SHORTEST) < 0 ? SHORTEST : age.compareTo(longest) > 0 ? longest : age;
    work.askAgain(transfer, now.plus(next));
  }
}
