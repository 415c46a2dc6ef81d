package org.opengeps.app.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.BankReason;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.TransferStatus.State;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * Accounts and payments. Everything that changes is a line of the journal first, and the line alone
 * changes the books: so they are the same after every start. One request at a time.
 */
final class Books implements AutoCloseable {
  /** What became of a request to transfer. */
  record Taken(boolean isNew, Payment payment) {}

  /** The ids are used already, by another message. */
  static final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
      super(message);
    }
  }

  private final Clock clock;
  private final Failures failures;
  private final BankJournal journal;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, String> endToEnd = new HashMap<>();

  Books(Path file, Clock clock, Failures failures) throws IOException {
    this.clock = clock;
    this.failures = failures;
    List<JsonObject> lines = new ArrayList<>();
    this.journal = BankJournal.open(file, lines);
    lines.forEach(this::apply);
  }

  /**
   * Opens an account; one that is open stays as it is.
   *
   * @return whether it is new
   * @throws ConflictException if somebody else holds it
   */
  synchronized boolean open(BankAccount account, Money balance)
      throws IOException, ConflictException {
    Optional<Account> known = find(account.bank(), account.number());
    if (known.isPresent()) {
      if (!known.get().account().equals(account)) {
        throw new ConflictException("the account is open under another name");
      }
      return false;
    }
    write(
        JsonObject.builder()
            .put("event", "account")
            .put("account", account.toJson())
            .put("currency", balance.currency())
            .put("balance", balance)
            .build());
    return true;
  }

  synchronized Optional<Account> account(String bank, String number) throws IOException {
    bookWhatIsDue();
    return find(bank, number);
  }

  private Optional<Account> find(String bank, String number) {
    return Optional.ofNullable(accounts.get(Account.key(bank, number)));
  }

  synchronized Optional<Payment> payment(String messageId) throws IOException {
    bookWhatIsDue();
    return Optional.ofNullable(payments.get(messageId));
  }

  /**
   * Takes a transfer, once: the same message again changes nothing.
   *
   * @throws ConflictException if message or end-to-end id stand for another message
   */
  synchronized Taken take(byte[] xml, CreditTransfer transfer)
      throws IOException, ConflictException {
    bookWhatIsDue();
    Payment known = payments.get(transfer.messageId());
    if (known != null) {
      if (!known.bytes().equals(Sha256.of(xml))) {
        throw new ConflictException("the message id was used for another message");
      }
      return new Taken(false, known);
    }
    if (endToEnd.containsKey(transfer.endToEndId())) {
      throw new ConflictException(
          "the end-to-end id was used under message id " + endToEnd.get(transfer.endToEndId()));
    }
    write(
        JsonObject.builder()
            .put("event", "payment")
            .putBytes("xml", xml)
            .put("outcome", first(transfer).toJson())
            .build());
    return new Taken(true, payments.get(transfer.messageId()));
  }

  /** Decides what was delayed. */
  synchronized void release() throws IOException {
    decide(State.PENDING);
  }

  private void bookWhatIsDue() throws IOException {
    decide(State.ACCEPTED);
  }

  private void decide(State waiting) throws IOException {
    for (Payment payment : List.copyOf(payments.values())) {
      if (payment.outcome().state() == waiting) {
        Outcome next = byBooks(payment.transfer());
        if (next.state() != waiting) {
          write(
              JsonObject.builder()
                  .put("event", "outcome")
                  .put("messageId", payment.transfer().messageId())
                  .put("outcome", next.toJson())
                  .build());
        }
      }
    }
  }

  private Outcome first(CreditTransfer transfer) {
    if (failures.happens(Failures.Kind.REJECT)) {
      return Outcome.rejected("AC04", "해지된 계좌 (closed account)", now());
    }
    if (failures.happens(Failures.Kind.DELAY)) {
      return Outcome.of(State.PENDING, now());
    }
    Outcome outcome = byBooks(transfer);
    boolean returns = outcome.isMoved() && failures.happens(Failures.Kind.RETURN);
    return returns
        ? new Outcome(
            outcome.state(),
            Optional.empty(),
            Optional.of(new BankReason("AC06", "거래 정지 계좌 (blocked account)")),
            outcome.at())
        : outcome;
  }

  /** What the books allow, now. */
  private Outcome byBooks(CreditTransfer transfer) {
    Account debtor = accounts.get(Account.key(transfer.debtor()));
    Account creditor = accounts.get(Account.key(transfer.creditor()));
    if (debtor == null) {
      return Outcome.rejected("AC02", "출금 계좌 없음 (no such account of the debtor)", now());
    }
    if (creditor == null) {
      return Outcome.rejected("AC03", "입금 계좌 없음 (no such account of the creditor)", now());
    }
    if (!debtor.account().equals(transfer.debtor())
        || !creditor.account().equals(transfer.creditor())) {
      return Outcome.rejected("BE01", "예금주 불일치 (the holder has another name)", now());
    }
    if (!debtor.balance().currency().equals(transfer.amount().currency())
        || !creditor.balance().currency().equals(transfer.amount().currency())) {
      return Outcome.rejected("AM03", "통화 불일치 (an account in another currency)", now());
    }
    if (transfer.executeOn().isAfter(Payment.day(now()))) {
      return Outcome.of(State.ACCEPTED, now());
    }
    return debtor.balance().isLessThan(transfer.amount())
        ? Outcome.rejected("AM04", "잔액 부족 (insufficient balance)", now())
        : Outcome.of(State.BOOKED, now());
  }

  /** As the journal keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private void write(JsonObject line) throws IOException {
    journal.append(line);
    apply(line);
  }

  private void apply(JsonObject line) {
    switch (line.string("event")) {
      case "account" -> {
        BankAccount account = BankAccount.from(line.object("account"));
        Money balance = line.value("balance", Currencies.in(line, "currency")::read);
        accounts.put(Account.key(account), new Account(account, balance));
      }
      case "payment" -> {
        byte[] xml = line.bytes("xml");
        CreditTransfer transfer = CreditTransfer.from(xml);
        endToEnd.put(transfer.endToEndId(), transfer.messageId());
        settle(new Payment(transfer, Sha256.of(xml), Outcome.from(line.object("outcome"))));
      }
      case "outcome" ->
          settle(payments.get(line.string("messageId")).with(Outcome.from(line.object("outcome"))));
      default -> throw new IllegalStateException("no event of a bank: " + line.string("event"));
    }
  }

  /** Both sides of a booking or none; what came back at once has left nothing. */
  private void settle(Payment payment) {
    CreditTransfer transfer = payment.transfer();
    payments.put(transfer.messageId(), payment);
    if (payment.outcome().isMoved()) {
      accounts.computeIfPresent(
          Account.key(transfer.debtor()),
          (key, account) -> account.with(account.balance().minus(transfer.amount())));
      accounts.computeIfPresent(
          Account.key(transfer.creditor()),
          (key, account) -> account.with(account.balance().plus(transfer.amount())));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }
}
