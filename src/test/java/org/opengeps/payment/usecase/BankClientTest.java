package org.opengeps.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.authorities.SelfSigned;
import org.opengeps.app.bank.BankServer;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.SignedBankMessage;
import org.opengeps.protocol.bank.TransferStatus;
import org.opengeps.protocol.bank.TransferStatus.State;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.fixture.Transfers;
import org.opengeps.testing.PracticeCustomer;

/** The engine's side of the line, against the practice bank. */
class BankClientTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneOffset.UTC);
  private static final CreditTransfer TRANSFER = Transfers.transfer("ab", 4000);

  @TempDir private Path home;
  private BankServer server;
  private PracticeCustomer customer;
  private BankClient client;

  @BeforeEach
  void start() throws Exception {
    startAt(home, 0);
    customer.open(Transfers.AGENCY, 10_000);
    customer.open(Transfers.FIRM, 0);
  }

  private void startAt(Path folder, int port) throws IOException {
    server = BankServer.start(folder, port, CLOCK);
    customer = new PracticeCustomer(folder, server.url());
    client = client(server.url(), folder);
  }

  private static BankClient client(String url, Path folder) {
    return BankClient.of(url, folder.resolve("bank.crt"), folder.resolve("token"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void assertBookedOnce() throws Exception {
    assertThat(customer.balance(Transfers.AGENCY)).isEqualTo(6000);
    assertThat(customer.balance(Transfers.FIRM)).isEqualTo(4000);
  }

  @Test
  void whatTheBankSaysIsHeardWithItsProof() throws Exception {
    assertThat(client.configured()).isTrue();
    assertThat(client.status(TRANSFER.messageId())).isEmpty();
    assertThat(client.notice(TRANSFER, 1)).isEmpty();
    Heard<TransferStatus> heard = client.send(TRANSFER);
    assertThat(heard.said().state()).isEqualTo(State.BOOKED);
    assertThat(SignedBankMessage.open(heard.der(), customer.certificate()).status())
        .isEqualTo(heard.said());
    assertThat(client.status(TRANSFER).orElseThrow().said()).isEqualTo(heard.said());
    assertThat(client.status(TRANSFER.messageId()).orElseThrow().said()).isEqualTo(heard.said());
    AccountNotice notice = client.notice(TRANSFER, 1).orElseThrow().said();
    assertThat(notice.kind()).isEqualTo(AccountNotice.Kind.DEBIT);
    assertThat(client.notice(TRANSFER.messageId(), 1).orElseThrow().said()).isEqualTo(notice);
    assertThat(client.notice(TRANSFER, 2)).isEmpty();
    assertBookedOnce();
  }

  @Test
  void theBankIsAskedWhoseAccountItIs() throws Exception {
    assertThat(client.holder(Transfers.FIRM)).contains(Transfers.FIRM.holder());
    assertThat(client.holder(new BankAccount("HANAKRSE", "404", "없는 회사"))).isEmpty();
  }

  @Test
  void aLostAnswerLeavesTheOutcomeOpenAndSendingAgainBooksNothing() throws Exception {
    customer.fail("lose-answer", 1);
    assertThatThrownBy(() -> client.send(TRANSFER)).isInstanceOf(BankSilentException.class);
    assertThat(client.status(TRANSFER).orElseThrow().said().state()).isEqualTo(State.BOOKED);
    assertThat(client.send(TRANSFER).said().state()).isEqualTo(State.BOOKED);
    assertBookedOnce();
  }

  @Test
  void aBankThatIsClosedOrGoneIsSilentAndOneThatCameBackKnowsEverything() throws Exception {
    customer.fail("unavailable", 1);
    assertThatThrownBy(() -> client.send(TRANSFER))
        .isInstanceOf(BankSilentException.class)
        .hasMessageContaining("503");
    client.send(TRANSFER);
    int port = URI.create(server.url()).getPort();
    server.close();
    assertThatThrownBy(() -> client.status(TRANSFER)).isInstanceOf(BankSilentException.class);
    Path killed = Files.createDirectories(home.resolve("killed"));
    for (String name : new String[] {"journal", "token", "bank.p12"}) {
      Files.copy(home.resolve(name), killed.resolve(name));
    }
    Files.writeString(
        killed.resolve("journal"), "{\"event\":\"pay", java.nio.file.StandardOpenOption.APPEND);
    BankClient before = client;
    startAt(killed, port);
    assertThat(before.send(TRANSFER).said().state()).isEqualTo(State.BOOKED);
    assertBookedOnce();
  }

  @Test
  void twentyWhoSendTheSameTransferAtOnceBookItOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(20);
    try {
      List<Future<State>> heard = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        heard.add(pool.submit(() -> client.send(TRANSFER).said().state()));
      }
      for (Future<State> one : heard) {
        assertThat(one.get()).isEqualTo(State.BOOKED);
      }
    } finally {
      pool.shutdownNow();
    }
    assertBookedOnce();
  }

  @Test
  void anIdThatStandsForAnotherMessageIsRefused() throws Exception {
    client.send(TRANSFER);
    assertThatThrownBy(() -> client.send(Transfers.transfer("ab", 1)))
        .isInstanceOfSatisfying(
            BankRefusedException.class, e -> assertThat(e.status()).isEqualTo(409));
    Path stale = Files.writeString(home.resolve("stale"), "0123\n");
    BankClient stranger = BankClient.of(server.url(), home.resolve("bank.crt"), stale);
    assertThatThrownBy(() -> stranger.send(TRANSFER))
        .isInstanceOfSatisfying(
            BankRefusedException.class, e -> assertThat(e.status()).isEqualTo(401));
  }

  @Test
  void aSignatureOfAnybodyElseIsNotBelieved() throws Exception {
    Path other = home.resolve("other");
    try (BankServer impostor = BankServer.start(other, 0, CLOCK)) {
      // with the customer's token, the same accounts, everything but the key
      BankClient misled =
          BankClient.of(impostor.url(), home.resolve("bank.crt"), other.resolve("token"));
      assertThatThrownBy(() -> misled.send(TRANSFER))
          .isInstanceOf(ForgedAnswerException.class)
          .hasMessageContaining("not by the bank's certificate");
    }
  }

  @Test
  void whatTheBankSignedForAnotherQuestionIsNotBelieved() throws Exception {
    DocumentSigner bank = signer();
    CreditTransfer other = Transfers.transfer("cd", 4000);
    CreditTransfer dearer = Transfers.transfer("ab", 4001);
    for (CreditTransfer wrong : List.of(other, dearer)) {
      byte[] status = Transfers.status(wrong, State.BOOKED).toXml();
      byte[] notice = Transfers.notice(wrong, AccountNotice.Kind.DEBIT).toXml();
      assertForged(bank.sign(status, Transfers.NOW), replayed -> replayed.send(TRANSFER));
      assertForged(bank.sign(status, Transfers.NOW), replayed -> replayed.status(TRANSFER));
      assertForged(bank.sign(notice, Transfers.NOW), replayed -> replayed.notice(TRANSFER, 1));
      assertForged(bank.sign(notice, Transfers.NOW), replayed -> replayed.send(TRANSFER));
    }
    byte[] first = Transfers.notice(TRANSFER, AccountNotice.Kind.DEBIT).toXml();
    assertForged(bank.sign(first, Transfers.NOW), replayed -> replayed.notice(TRANSFER, 2));
    assertForged(
        bank.sign("<Document/>".getBytes(StandardCharsets.UTF_8), Transfers.NOW),
        replayed -> replayed.send(TRANSFER));
    assertForged(new byte[] {1, 2, 3}, replayed -> replayed.send(TRANSFER));
  }

  /** The key whose certificate the client trusts. */
  private DocumentSigner signer() throws IOException {
    var credential = SelfSigned.make("은행", "Bank Signing", CLOCK);
    Files.write(home.resolve("trusted.crt"), encoded(credential.certificate()));
    return new DocumentSigner(credential.key(), credential.chain());
  }

  private static byte[] encoded(java.security.cert.X509Certificate certificate) {
    return org.opengeps.protocol.cms.CertificateForm.der(certificate);
  }

  private interface Question {
    void ask(BankClient client) throws BankException;
  }

  /** A bank that answers everything with the same bytes. */
  private void assertForged(byte[] der, Question question) throws IOException {
    HttpServer parrot =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    parrot.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, der.length);
            exchange.getResponseBody().write(der);
          }
        });
    parrot.start();
    try {
      BankClient misled =
          BankClient.of(
              "http://127.0.0.1:" + parrot.getAddress().getPort() + "/",
              home.resolve("trusted.crt"),
              home.resolve("token"));
      assertThatThrownBy(() -> question.ask(misled)).isInstanceOf(ForgedAnswerException.class);
    } finally {
      parrot.stop(0);
    }
  }

  @Test
  void withoutABankNothingIsConfiguredAndTheServerStarts() {
    BankClient none = new BankClient();
    none.requireWhole();
    assertThat(none.configured()).isFalse();
  }

  @Test
  void aLineThatIsNotWholePreventsTheStart() throws Exception {
    client.requireWhole();
    Path crt = home.resolve("bank.crt");
    Path token = home.resolve("token");
    Path junk = Files.writeString(home.resolve("junk"), "두 줄\n의 글\n");
    assertThatThrownBy(() -> BankClient.of("bank.example", crt, token).requireWhole())
        .hasMessageContaining("opengeps.bank.url is no address");
    assertThatThrownBy(() -> BankClient.of(server.url(), junk, token).requireWhole())
        .hasMessageContaining("not a certificate");
    assertThatThrownBy(() -> BankClient.of(server.url(), crt, junk).requireWhole())
        .hasMessageContaining("not a token on one line");
    assertThatThrownBy(() -> BankClient.of(server.url(), crt, home.resolve("none")).requireWhole())
        .hasMessageContaining("cannot be read");
  }
}
