package org.opengeps.cli.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.Main;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.PaymentApproval;

/** Signing the steps of a contract from the command line, before an engine that only takes down. */
class ContractCommandTest {
  private static final Path PERSON = Path.of("src/test/resources/cases/keyfiles/jdk.p12");
  private static final TenderRef REF = TenderRef.parse("R26BK00000001-001");
  private static final String DOOR = "/api/v1/tenders/R26BK00000001/contract";
  private static final Sha256 HASH = Sha256.ofText("계약");

  private record Received(String line, byte[] body) {}

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();
  private final List<Received> received = new ArrayList<>();
  private HttpServer engine;

  @BeforeEach
  void start() throws IOException {
    engine = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    engine.createContext("/", this::answer);
    engine.start();
  }

  @AfterEach
  void stop() {
    engine.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    received.add(new Received(line, exchange.getRequestBody().readAllBytes()));
    boolean none = line.contains("/deliveries") && line.startsWith("GET");
    String text =
        none
            ? "{\"code\":\"contract-unknown\",\"detail\":\"없음\"}"
            : "{\"state\":\"" + line.replaceAll(".*/contract", "") + "\"}";
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(none ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    complained.getBuffer().setLength(0);
    String server = "http://127.0.0.1:" + engine.getAddress().getPort();
    return Main.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(complained))
        .execute(
            Stream.concat(
                    Stream.of("contract", arguments[0], "--server", server),
                    Stream.of(arguments).skip(1))
                .toArray(String[]::new));
  }

  private int sign(JsonObject message, String... more) throws IOException {
    Path file = Files.write(folder.resolve("message.json"), message.canonical());
    return run(
        Stream.concat(
                Stream.of(
                    "sign",
                    file.toString(),
                    "--person",
                    PERSON.toString(),
                    "--password",
                    "practice"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonObject approval() {
    return new PaymentApproval(REF, "0", HASH).toJson();
  }

  @Test
  void nothingIsSentBeforeYesAndWhatWouldBeSignedIsShown() throws IOException {
    assertThat(sign(approval())).isEqualTo(3);
    assertThat(said.toString()).contains(HASH.hex());
    assertThat(complained.toString()).contains("Nothing was sent");
    assertThat(received).isEmpty();
  }

  @Test
  void eachMessageIsSignedAndHandedInAtTheDoorOfItsType() throws IOException {
    assertThat(sign(approval(), "--yes")).as(complained.toString()).isZero();
    JsonObject back = new ClaimReturn(REF, "0", HASH, "품목이 다름").toJson();
    assertThat(sign(back, "--yes")).isZero();
    JsonObject consent = new ContractStep(ContractStep.Kind.CONSENT, REF, "0", HASH).toJson();
    assertThat(sign(consent, "--yes")).isZero();
    assertThat(received)
        .extracting(Received::line)
        .containsExactly(
            "POST " + DOOR + "/payments/approvals",
            "POST " + DOOR + "/payments/returns",
            "POST " + DOOR + "/consent");
    assertThat(SignedDocument.read(received.get(1).body()).json()).isEqualTo(back);
  }

  @Test
  void aMessageOfAnotherKindIsWrongUsageAndNamesThoseThatAreSigned() throws IOException {
    assertThat(sign(JsonObject.ofType("opengeps/notice/1").build(), "--yes")).isEqualTo(2);
    assertThat(complained.toString()).contains("opengeps/payment-order/1");
    assertThat(received).isEmpty();
  }

  @Test
  void aMemberThatIsWrongIsNamedBeforeAKeyIsOpened() throws IOException {
    JsonObject wrong = approval().toBuilder().replace("paymentOrder", "abc").build();
    assertThat(sign(wrong, "--yes")).isEqualTo(1);
    assertThat(complained.toString()).contains("paymentOrder");
    assertThat(received).isEmpty();
  }

  @Test
  void whatIsPublicIsOneJsonObjectAndNullWhereNothingIsYet() {
    assertThat(run("show", "R26BK00000001")).as(complained.toString()).isZero();
    JsonObject shown = JsonObject.parse(said.toString().strip().getBytes(UTF_8));
    assertThat(shown.isNull("deliveries")).isTrue();
    assertThat(shown.object("payments").string("state")).isEqualTo("/payments?lot=0");
  }
}
