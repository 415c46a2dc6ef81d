package org.opengeps.app.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.TransferStatus;
import org.opengeps.protocol.bank.TransferStatus.State;
import org.opengeps.protocol.fixture.Transfers;
import org.opengeps.testing.PracticeCustomer;

/** The practice bank over HTTP, as the engine would use it. */
class PracticeBankTest {
  /** The day of the transfers, in Seoul. */
  private static final Instant DAY = Instant.parse("2026-11-24T01:00:00Z");

  @TempDir private Path home;
  private BankServer server;
  private PracticeCustomer customer;
  private Instant now = DAY;

  /** Goes on by hand. */
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void start() throws Exception {
    server = BankServer.start(home, 0, clock);
    customer = new PracticeCustomer(home, server.url());
    assertThat(customer.open(Transfers.AGENCY, 10_000)).isEqualTo(201);
    assertThat(customer.open(Transfers.FIRM, 0)).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> pay(CreditTransfer transfer) throws IOException {
    return customer.ask("POST", "/v1/payments", transfer.toXml());
  }

  private TransferStatus paid(CreditTransfer transfer) throws Exception {
    return customer.opened(pay(transfer)).status();
  }

  private void assertBalances(long agency, long firm) throws IOException {
    assertThat(customer.balance(Transfers.AGENCY)).isEqualTo(agency);
    assertThat(customer.balance(Transfers.FIRM)).isEqualTo(firm);
  }

  @Test
  void aTransferIsBookedOnceAndEverythingSaidOfItIsSigned() throws Exception {
    CreditTransfer transfer = Transfers.transfer("a1", 4000);
    HttpResponse<byte[]> first = pay(transfer);
    assertThat(first.statusCode()).isEqualTo(201);
    TransferStatus status = customer.opened(first).status();
    assertThat(status.state()).isEqualTo(State.BOOKED);
    assertThat(status.answers(transfer)).isTrue();
    HttpResponse<byte[]> again = pay(transfer);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(customer.opened(again).status()).isEqualTo(status);
    HttpResponse<byte[]> asked = customer.get("/v1/payments/" + transfer.messageId());
    assertThat(customer.opened(asked).status()).isEqualTo(status);
    assertBalances(6000, 4000);
    AccountNotice notice = customer.opened(customer.get("/v1/payments/a100/notices/1")).notice();
    assertThat(notice.answers(transfer)).isTrue();
    assertThat(notice.kind()).isEqualTo(AccountNotice.Kind.DEBIT);
    assertThat(notice.bookedOn()).isEqualTo("2026-11-24");
    assertThat(customer.get("/v1/payments/a100/notices/2").statusCode()).isEqualTo(404);
  }

  @Test
  void anIdStandsForOneMessageOnly() throws Exception {
    CreditTransfer transfer = Transfers.transfer("a1", 4000);
    pay(transfer);
    HttpResponse<byte[]> other = pay(Transfers.transfer("a1", 4001));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(new String(other.body(), StandardCharsets.UTF_8))
        .isEqualTo("the message id was used for another message\n");
    var sameEnd =
        new CreditTransfer(
            "beef",
            transfer.endToEndId(),
            transfer.createdAt(),
            transfer.executeOn(),
            transfer.debtor(),
            transfer.creditor(),
            transfer.amount(),
            transfer.remittance());
    assertThat(pay(sameEnd).statusCode()).isEqualTo(409);
    assertThat(customer.get("/v1/payments/beef").statusCode()).isEqualTo(404);
    assertBalances(6000, 4000);
  }

  @Test
  void whatTheBooksDoNotAllowIsRejectedWithItsCode() throws Exception {
    var nobody = new BankAccount("HANAKRSE", "404", "없는 회사");
    var misnamed = new BankAccount(Transfers.FIRM.bank(), Transfers.FIRM.number(), "다른 회사");
    var dollars = new CurrencyUnit("USD", 2).read("1.00");
    assertRejected("AM04", Transfers.transfer("b1", 10_001));
    assertRejected("AC03", Transfers.transfer("b2", Transfers.won(1), nobody, "대금"));
    assertRejected("BE01", Transfers.transfer("b3", Transfers.won(1), misnamed, "대금"));
    assertRejected("AM03", Transfers.transfer("b4", dollars, Transfers.FIRM, "대금"));
    assertBalances(10_000, 0);
    assertThat(customer.get("/v1/payments/b100/notices/1").statusCode()).isEqualTo(404);
  }

  private void assertRejected(String code, CreditTransfer transfer) throws Exception {
    TransferStatus status = paid(transfer);
    assertThat(status.state()).isEqualTo(State.REJECTED);
    assertThat(status.reason().orElseThrow().code()).isEqualTo(code);
  }

  @Test
  void theMoneyLeavesOnTheDayThatTheTransferNames() throws Exception {
    now = DAY.minus(Duration.ofDays(1));
    CreditTransfer transfer = Transfers.transfer("c1", 4000);
    assertThat(paid(transfer).state()).isEqualTo(State.ACCEPTED);
    assertBalances(10_000, 0);
    // midnight in Seoul
    now = Instant.parse("2026-11-23T15:00:00Z");
    assertThat(paid(transfer).state()).isEqualTo(State.BOOKED);
    assertBalances(6000, 4000);
  }

  @Test
  void itFailsAsItIsAskedTo() throws Exception {
    customer.fail("reject", 1);
    assertRejected("AC04", Transfers.transfer("d1", 1000));
    customer.fail("delay", 1);
    assertThat(paid(Transfers.transfer("d2", 1000)).state()).isEqualTo(State.PENDING);
    assertBalances(10_000, 0);
    customer.release();
    assertThat(paid(Transfers.transfer("d2", 1000)).state()).isEqualTo(State.BOOKED);
    customer.fail("unavailable", 1);
    assertThat(pay(Transfers.transfer("d3", 1000)).statusCode()).isEqualTo(503);
    assertThat(customer.get("/v1/payments/d300").statusCode()).isEqualTo(404);
    customer.fail("lose-answer", 1);
    assertThatThrownBy(() -> pay(Transfers.transfer("d3", 1000))).isInstanceOf(IOException.class);
    assertThat(pay(Transfers.transfer("d3", 1000)).statusCode()).isEqualTo(200);
    assertBalances(8000, 2000);
  }

  @Test
  void moneyThatCameBackIsToldInASecondNotice() throws Exception {
    customer.fail("return", 1);
    CreditTransfer transfer = Transfers.transfer("e1", 1000);
    assertThat(paid(transfer).state()).isEqualTo(State.BOOKED);
    AccountNotice first = customer.opened(customer.get("/v1/payments/e100/notices/1")).notice();
    AccountNotice second = customer.opened(customer.get("/v1/payments/e100/notices/2")).notice();
    assertThat(first.kind()).isEqualTo(AccountNotice.Kind.DEBIT);
    assertThat(second.kind()).isEqualTo(AccountNotice.Kind.RETURN);
    assertThat(second.returned().orElseThrow().code()).isEqualTo("AC06");
    assertThat(second.answers(transfer)).isTrue();
    assertBalances(10_000, 0);
  }

  @Test
  void aKilledBankForgetsNothingThatItSaid() throws Exception {
    pay(Transfers.transfer("f1", 1000));
    customer.fail("delay", 1);
    pay(Transfers.transfer("f2", 2000));
    byte[] token = Files.readAllBytes(home.resolve("token"));
    // what a kill leaves on the disk, the last line half written
    Path killed = home.resolveSibling(home.getFileName() + "-killed");
    Files.createDirectories(killed);
    for (String name : new String[] {"journal", "token", "bank.p12"}) {
      Files.copy(home.resolve(name), killed.resolve(name));
    }
    byte[] journal = Files.readAllBytes(killed.resolve("journal"));
    Files.write(
        killed.resolve("journal"),
        "{\"event\":\"payment\",\"xml\":\"PD94".getBytes(StandardCharsets.UTF_8),
        java.nio.file.StandardOpenOption.APPEND);
    server.close();
    server = BankServer.start(killed, 0, clock);
    customer = new PracticeCustomer(killed, server.url());
    assertThat(Files.readAllBytes(killed.resolve("journal"))).isEqualTo(journal);
    assertThat(Files.readAllBytes(killed.resolve("token"))).isEqualTo(token);
    assertThat(pay(Transfers.transfer("f1", 1000)).statusCode()).isEqualTo(200);
    assertThat(paid(Transfers.transfer("f2", 2000)).state()).isEqualTo(State.PENDING);
    assertBalances(9000, 1000);
    assertThat(customer.open(Transfers.AGENCY, 777)).isEqualTo(200);
    customer.release();
    pay(Transfers.transfer("f3", 3000));
    server.close();
    server = BankServer.start(killed, 0, clock);
    customer = new PracticeCustomer(killed, server.url());
    assertBalances(4000, 6000);
  }

  @Test
  void oneProcessWritesTheBooks() {
    assertThatThrownBy(() -> BankServer.start(home, 0, clock))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("journal");
  }

  @Test
  void booksThatWereDamagedAreNotOpened() throws Exception {
    server.close();
    String journal = Files.readString(home.resolve("journal"));
    Files.writeString(home.resolve("journal"), journal.replaceFirst("\\{", "["));
    assertThatThrownBy(() -> BankServer.start(home, 0, clock))
        .hasMessage("line 1 of the journal is damaged");
    Files.writeString(home.resolve("journal"), journal);
    server = BankServer.start(home, 0, clock);
  }

  @Test
  void whoseAccountItIsIsToldToTheCustomerOnly() throws Exception {
    String path = PracticeCustomer.path(Transfers.FIRM);
    assertThat(new String(customer.get(path).body(), StandardCharsets.UTF_8))
        .contains("한빛건설")
        .doesNotContain("balance");
    assertThat(customer.get("/v1/accounts/HANAKRSE/404").statusCode()).isEqualTo(404);
    assertThat(
            customer.open(new BankAccount(Transfers.FIRM.bank(), Transfers.FIRM.number(), "나"), 1))
        .isEqualTo(409);
    for (String door : BankServer.doors()) {
      String[] words = door.split(" ");
      String place = words[1].replaceAll("\\{\\w+}", "1");
      assertThat(customer.ask(words[0], place, new byte[0], "Bearer x").statusCode())
          .isEqualTo(401);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("token"))))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /v1/payments          | <Document/>                             | 400",
        "POST | /practice/failures    | {\"kind\":\"explode\",\"times\":1}      | 400",
        "POST | /practice/failures    | {\"kind\":\"reject\",\"times\":1001}    | 400",
        "PUT  | /v1/accounts/short/1  | {\"holder\":\"가\",\"balance\":\"1\"}   | 400",
        "PUT  | /v1/accounts/HANAKRSE/1 | {\"holder\":\"가\",\"balance\":\"-1\"} | 400",
        "PUT  | /v1/accounts/HANAKRSE/1 | {\"holder\":\"가\"}                   | 400",
        "GET  | /v1/payments/zz       | ''                                      | 404",
        "GET  | /v1/payments/ab00/notices/0 | ''                                | 404",
        "DELETE | /v1/payments        | ''                                      | 404",
        "GET  | /                     | ''                                      | 404",
      })
  void whatIsNotUnderstoodChangesNothing(String method, String path, String body, int status)
      throws Exception {
    byte[] journal = Files.readAllBytes(home.resolve("journal"));
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
    assertThat(customer.ask(method, path, sent).statusCode()).isEqualTo(status);
    assertThat(Files.readAllBytes(home.resolve("journal"))).isEqualTo(journal);
  }

  @Test
  void tooLongAMessageIsNotRead() throws Exception {
    assertThat(customer.ask("POST", "/v1/payments", new byte[65_537]).statusCode()).isEqualTo(413);
  }
}
