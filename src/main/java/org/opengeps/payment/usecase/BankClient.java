package org.opengeps.payment.usecase;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.BankFormatException;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.SignedBankMessage;
import org.opengeps.protocol.bank.TransferStatus;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The bank that pays for the agencies, or its gateway (docs/services/bank.yaml). Believes nothing
 * of a payment that the configured certificate has not signed, and nothing that answers another
 * question. Files are read at each request, so that a token or certificate is renewed in place.
 */
@ApplicationScoped
public class BankClient {
  private static final Logger LOG = Logger.getLogger(BankClient.class.getName());
  private static final String PAYMENTS = "/v1/payments";

  @Inject
  @ConfigProperty(name = "opengeps.bank.url")
  private Optional<String> url = Optional.empty();

  @Inject
  @ConfigProperty(name = "opengeps.bank.certificate")
  private Optional<String> certificateFile = Optional.empty();

  @Inject
  @ConfigProperty(name = "opengeps.bank.token")
  private Optional<String> tokenFile = Optional.empty();

  private BankLine line;

  /** For those who run without a container. */
  static BankClient of(String url, Path certificate, Path token) {
    BankClient client = new BankClient();
    client.url = Optional.of(url);
    client.certificateFile = Optional.of(certificate.toString());
    client.tokenFile = Optional.of(token.toString());
    client.connect();
    return client;
  }

  /** Not with the field: proxies of the bean, which have it too, would each hold a client. */
  @PostConstruct
  void connect() {
    line = new BankLine();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    requireWhole();
  }

  /**
   * A line with a part missing would pay nobody and tell nobody.
   *
   * @throws IllegalStateException if the bank is named by halves, or a part of it cannot be read
   */
  void requireWhole() {
    long named = Stream.of(url, certificateFile, tokenFile).filter(Optional::isPresent).count();
    if (named == 1 || named == 2) {
      throw new IllegalStateException(
          "opengeps.bank.url, opengeps.bank.certificate and opengeps.bank.token: all three or"
              + " none must be set");
    }
    if (configured()) {
      if (!base().toString().matches("https?://[^/?#]+(/[^?#]*)?")) {
        throw new IllegalStateException("opengeps.bank.url is no address of a server: " + base());
      }
      certificate();
      token();
    }
  }

  /** Whether a bank is named; without one nothing is paid, and everything else works. */
  public boolean configured() {
    return url.isPresent() && certificateFile.isPresent() && tokenFile.isPresent();
  }

  /**
   * Sends a transfer. The same one may be sent again: the bank books it once.
   *
   * @return what the bank says of it now
   */
  public Heard<TransferStatus> send(CreditTransfer transfer) throws BankException {
    byte[] der = line.post(base(), PAYMENTS, token(), transfer.toXml());
    return heard(der, SignedBankMessage::status, status -> status.answers(transfer));
  }

  /** How far a payment is; empty if the bank says, unsigned, that it knows none. */
  public Optional<Heard<TransferStatus>> status(String messageId) throws BankException {
    return status(messageId, said -> said.messageId().equals(messageId));
  }

  /** The same, held to the ids and the amount of the transfer. */
  public Optional<Heard<TransferStatus>> status(CreditTransfer transfer) throws BankException {
    return status(transfer.messageId(), said -> said.answers(transfer));
  }

  private Optional<Heard<TransferStatus>> status(
      String messageId, Predicate<TransferStatus> answers) throws BankException {
    Optional<byte[]> der = line.get(base(), PAYMENTS + "/" + messageId, token());
    return der.isEmpty()
        ? Optional.empty()
        : Optional.of(heard(der.get(), SignedBankMessage::status, answers));
  }

  /**
   * What was booked in the debtor's account; empty if there is nothing under the number yet.
   *
   * @param number from 1
   */
  public Optional<Heard<AccountNotice>> notice(String messageId, int number) throws BankException {
    return notice(messageId, number, said -> said.messageId().equals(messageId));
  }

  /** The same, held to ids, amount and account of the transfer. */
  public Optional<Heard<AccountNotice>> notice(CreditTransfer transfer, int number)
      throws BankException {
    return notice(transfer.messageId(), number, said -> said.answers(transfer));
  }

  private Optional<Heard<AccountNotice>> notice(
      String messageId, int number, Predicate<AccountNotice> answers) throws BankException {
    Optional<byte[]> der =
        line.get(base(), PAYMENTS + "/" + messageId + "/notices/" + number, token());
    return der.isEmpty()
        ? Optional.empty()
        : Optional.of(
            heard(
                der.get(),
                SignedBankMessage::notice,
                said -> said.number() == number && answers.test(said)));
  }

  /** Whose account it is as the bank knows it; empty if there is no such account. */
  public Optional<String> holder(BankAccount account) throws BankException {
    Optional<byte[]> json =
        line.get(base(), "/v1/accounts/" + account.bank() + "/" + account.number(), token());
    try {
      return json.map(body -> JsonObject.parse(body).string("holder"));
    } catch (JsonFormatException e) {
      throw new BankSilentException("the bank answered something else than a holder", e);
    }
  }

  /** SHA-256 of the certificate under which the bank is believed now. */
  Sha256 fingerprint() {
    return Sha256.of(CertificateForm.der(certificate()));
  }

  private <T> Heard<T> heard(
      byte[] der, Function<SignedBankMessage, T> reader, Predicate<T> answers)
      throws ForgedAnswerException {
    try {
      T said = reader.apply(SignedBankMessage.open(der, certificate()));
      if (answers.test(said)) {
        return new Heard<>(said, der);
      }
      throw forged(der, "it speaks of something else than was asked", null);
    } catch (SignedBankMessage.ForgedException | BankFormatException e) {
      throw forged(der, e.getMessage(), e);
    }
  }

  private ForgedAnswerException forged(byte[] der, String why, Exception cause) {
    LOG.log(
        Level.SEVERE,
        () ->
            "ALARM: an answer in the name of the bank is not believed: "
                + why
                + " (SHA-256 "
                + Sha256.of(der).hex()
                + ")");
    return new ForgedAnswerException(why, cause);
  }

  private URI base() {
    return URI.create(url.orElseThrow(() -> new IllegalStateException("no bank is configured")));
  }

  private String token() {
    String file = tokenFile.orElseThrow();
    String token = new String(read(file), StandardCharsets.UTF_8).strip();
    if (!token.matches("[!-~]+")) {
      throw new IllegalStateException("not a token on one line: " + file);
    }
    return token;
  }

  private X509Certificate certificate() {
    String file = certificateFile.orElseThrow();
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read(file)));
    } catch (CertificateException e) {
      throw new IllegalStateException("not a certificate: " + file, e);
    }
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the bank's file cannot be read: " + file, e);
    }
  }
}
