package org.opengeps.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.SignedBankMessage;
import org.opengeps.protocol.json.JsonObject;

/** Asks the practice bank as any customer would, and for what only practice has. */
public final class PracticeCustomer {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final String url;

  public PracticeCustomer(Path folder, String url) {
    this.folder = folder;
    this.url = url;
  }

  public String token() {
    try {
      return Files.readString(folder.resolve("token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public X509Certificate certificate() {
    try {
      byte[] pem = Files.readAllBytes(folder.resolve("bank.crt"));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<byte[]> ask(String method, String path, byte[] body) throws IOException {
    return ask(method, path, body, "Bearer " + token());
  }

  public HttpResponse<byte[]> ask(String method, String path, byte[] body, String shown)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", shown)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public HttpResponse<byte[]> get(String path) throws IOException {
    return ask("GET", path, new byte[0]);
  }

  /** What the bank signed. */
  public SignedBankMessage opened(HttpResponse<byte[]> answer) throws Exception {
    return SignedBankMessage.open(answer.body(), certificate());
  }

  public int open(BankAccount account, long won) throws IOException {
    JsonObject body =
        JsonObject.builder()
            .put("holder", account.holder())
            .put("balance", Long.toString(won))
            .build();
    return ask("PUT", path(account), body.canonical()).statusCode();
  }

  public long balance(BankAccount account) throws IOException {
    return Long.parseLong(
        JsonObject.parse(get(path(account) + "/balance").body()).string("balance"));
  }

  public static String path(BankAccount account) {
    return "/v1/accounts/" + account.bank() + "/" + account.number();
  }

  public void fail(String kind, int times) throws IOException {
    JsonObject body = JsonObject.builder().put("kind", kind).put("times", times).build();
    int status = ask("POST", "/practice/failures", body.canonical()).statusCode();
    if (status != 200) {
      throw new IOException("the bank answered " + status);
    }
  }

  public void release() throws IOException {
    ask("POST", "/practice/release", new byte[0]);
  }
}
