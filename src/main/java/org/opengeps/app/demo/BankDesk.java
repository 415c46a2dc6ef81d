package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.JsonObject;

/** Where the practice's people open their accounts. */
final class BankDesk {
  private static final int ENTERED = 201;
  private static final int KNOWN = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI bank;
  private final Path token;

  /**
   * @param bank where it answers
   * @param token file of the customer's token
   */
  BankDesk(URI bank, Path token) {
    this.bank = bank;
    this.token = token;
  }

  /** Harmless where it is open already. */
  void open(BankAccount account, Money balance) {
    JsonObject body =
        JsonObject.builder().put("holder", account.holder()).put("balance", balance).build();
    String path = "/v1/accounts/" + account.bank() + "/" + account.number();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(bank.resolve(path))
              .header("Authorization", "Bearer " + Files.readString(token).strip())
              .PUT(HttpRequest.BodyPublishers.ofByteArray(body.canonical()))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != ENTERED && answer.statusCode() != KNOWN) {
        throw new DemoFailure("the bank opens no account: " + answer.body().strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted while opening an account");
    }
  }
}
