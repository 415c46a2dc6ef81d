package org.opengeps.app.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.BankFormatException;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** What the bank answers to a request that has shown the token. */
final class Bank implements AutoCloseable {
  private static final BankAnswer CLOSED =
      BankAnswer.plain(503, "the bank is closed for maintenance");

  private static final CurrencyUnit WON = new CurrencyUnit("KRW", 0);
  private static final int MOST_FAILURES = 1000;

  private final Clock clock;
  private final DocumentSigner signer;
  private final Failures failures = new Failures();
  private final Books books;

  Bank(Path journal, DocumentSigner signer, Clock clock) throws IOException {
    this.clock = clock;
    this.signer = signer;
    this.books = new Books(journal, clock, failures);
  }

  BankAnswer pay(byte[] xml) throws IOException {
    if (failures.happens(Failures.Kind.UNAVAILABLE)) {
      return CLOSED;
    }
    try {
      Books.Taken taken = books.take(xml, CreditTransfer.from(xml));
      return failures.happens(Failures.Kind.LOSE_ANSWER)
          ? BankAnswer.NONE
          : signed(taken.isNew() ? 201 : 200, taken.payment().status().toXml());
    } catch (BankFormatException e) {
      return BankAnswer.plain(400, e.getMessage());
    } catch (Books.ConflictException e) {
      return BankAnswer.plain(409, e.getMessage());
    }
  }

  BankAnswer payment(String messageId) throws IOException {
    if (failures.happens(Failures.Kind.UNAVAILABLE)) {
      return CLOSED;
    }
    return books
        .payment(messageId)
        .map(payment -> signed(200, payment.status().toXml()))
        .orElse(BankAnswer.plain(404, "no payment under this message id"));
  }

  BankAnswer notice(String messageId, String number) throws IOException {
    Optional<Payment> payment = books.payment(messageId);
    if (payment.isEmpty() || !number.matches("[1-9][0-9]{0,5}")) {
      return BankAnswer.plain(404, "no payment under this message id, or no number from 1");
    }
    return payment
        .get()
        .notice(Integer.parseInt(number))
        .map(notice -> signed(200, notice.toXml()))
        .orElse(BankAnswer.plain(404, "nothing booked yet under this number"));
  }

  private BankAnswer signed(int status, byte[] xml) {
    return BankAnswer.signed(status, signer.sign(xml, clock.instant()));
  }

  BankAnswer holder(List<String> names) throws IOException {
    if (failures.happens(Failures.Kind.UNAVAILABLE)) {
      return CLOSED;
    }
    return account(names, (json, account) -> json.put("holder", account.account().holder()));
  }

  BankAnswer balance(List<String> names) throws IOException {
    return account(
        names,
        (json, account) ->
            json.put("currency", account.balance().currency()).put("balance", account.balance()));
  }

  private interface Says {
    JsonBuilder of(JsonBuilder json, Account account);
  }

  private BankAnswer account(List<String> names, Says says) throws IOException {
    return books
        .account(names.get(0), names.get(1))
        .map(account -> BankAnswer.json(200, says.of(JsonObject.builder(), account).build()))
        .orElse(BankAnswer.plain(404, "no such account"));
  }

  /** Practice: opens an account with so much in it. */
  BankAnswer open(List<String> names, byte[] body) throws IOException {
    JsonObject json = JsonObject.parse(body);
    CurrencyUnit currency = json.has("currency") ? Currencies.in(json, "currency") : WON;
    var account = new BankAccount(names.get(0), names.get(1), json.string("holder"));
    try {
      boolean fresh = books.open(account, json.value("balance", currency::read));
      return fresh ? BankAnswer.plain(201, "opened") : BankAnswer.plain(200, "open already");
    } catch (Books.ConflictException e) {
      return BankAnswer.plain(409, e.getMessage());
    }
  }

  /** Practice: something is to go wrong. */
  BankAnswer fail(byte[] body) {
    JsonObject json = JsonObject.parse(body);
    Failures.Kind kind = json.word("kind", Failures.Kind.class);
    int times = json.count("times");
    if (times > MOST_FAILURES) {
      throw json.wrong("times", "more than " + MOST_FAILURES);
    }
    failures.expect(kind, times);
    return BankAnswer.plain(200, "expected");
  }

  /** Practice: what was delayed is decided. */
  BankAnswer release() throws IOException {
    books.release();
    return BankAnswer.plain(200, "released");
  }

  @Override
  public void close() throws IOException {
    books.close();
  }
}
