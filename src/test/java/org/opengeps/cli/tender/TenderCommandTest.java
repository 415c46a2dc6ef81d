package org.opengeps.cli.tender;

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
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.Question;

/** Asking and answering from the command line, before an engine that only takes down. */
class TenderCommandTest {
  private static final String NUMBER = "R26BK00000001";
  private static final Path PERSON = Path.of("src/test/resources/cases/keyfiles/jdk.p12");
  private static final TenderRef REF = TenderRef.parse(NUMBER + "-001");
  private static final Question QUESTION = new Question(REF, "단열재 두께는?", Sha256.ofText("salt"));

  private record Received(String line, String cookie, byte[] body) {}

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
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
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    received.add(new Received(line, cookie, exchange.getRequestBody().readAllBytes()));
    exchange.getResponseHeaders().add("Set-Cookie", "s=token; HttpOnly");
    byte[] body = json(line).canonical();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static JsonObject json(String line) {
    String at = "2026-07-01T00:00:00.000Z";
    return switch (line.replace("/api/v1/", "")) {
      case "POST session/challenge" -> JsonObject.builder().put("challenge", "c1").build();
      case "POST tenders/" + NUMBER + "/questions" ->
          JsonObject.builder()
              .put("question", QUESTION.toJson())
              .put("questionHash", QUESTION.hash())
              .put("dueAt", at)
              .build();
      case "GET tenders/" + NUMBER + "/questions/waiting" ->
          JsonObject.builder().put("questions", List.of(waiting(at))).build();
      case "GET tenders/" + NUMBER -> JsonObject.builder().put("ref", REF.toString()).build();
      default -> JsonObject.builder().put("answeredAt", at).build();
    };
  }

  private static JsonObject waiting(String at) {
    return JsonObject.builder()
        .put("questionHash", QUESTION.hash())
        .put("text", QUESTION.text())
        .put("askedAt", at)
        .put("dueAt", at)
        .build();
  }

  private int run(String command, String... more) {
    String server = "http://127.0.0.1:" + engine.getAddress().getPort();
    Stream<String> usual =
        Stream.of(
            "tender",
            command,
            NUMBER,
            "--server",
            server,
            "--person",
            PERSON.toString(),
            "--password",
            "practice");
    return Main.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
  }

  private Received last(String method) {
    return received.stream()
        .filter(one -> one.line().startsWith(method))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Test
  void aQuestionIsAskedWithinALogInAndIsNotSignedItself() throws IOException {
    Path keep = folder.resolve("question.json");
    assertThat(run("ask", QUESTION.text(), "--keep", keep.toString())).as(said.toString()).isZero();
    JsonObject logIn = SignedDocument.read(received.get(1).body()).json();
    assertThat(logIn.string("challenge")).isEqualTo("c1");
    assertThat(logIn.string("origin")).startsWith("http://127.0.0.1:");
    Received asked = last("POST");
    assertThat(asked.cookie()).isEqualTo("s=token");
    assertThat(new String(asked.body(), UTF_8)).isEqualTo("{\"asIs\":false,\"text\":\"단열재 두께는?\"}");
    assertThat(received.get(received.size() - 1).line()).isEqualTo("DELETE /api/v1/session");
    assertThat(said.toString()).contains(QUESTION.hash().hex());
    assertThat(Question.from(JsonObject.parse(Files.readAllBytes(keep)))).isEqualTo(QUESTION);
  }

  @Test
  void whatWaitsIsShownAndAnsweredWithASignature() {
    assertThat(run("answer")).as(said.toString()).isZero();
    assertThat(said.toString()).contains(QUESTION.hash().hex(), "단열재 두께는?");
    String hash = QUESTION.hash().hex();
    assertThat(
            run(
                "answer",
                "--question",
                hash,
                "--wording-ko",
                "두께는?",
                "--answer-ko",
                "120 mm",
                "--correction"))
        .as(said.toString())
        .isZero();
    Answer answer = Answer.from(SignedDocument.read(last("POST").body()).json());
    assertThat(answer.tender()).isEqualTo(REF);
    assertThat(answer.questions()).containsExactly(QUESTION.hash());
    assertThat(answer.correction()).isTrue();
    assertThat(run("answer", "--question", hash, "--refuse", "said-already")).isZero();
    assertThat(Answer.from(SignedDocument.read(last("POST").body()).json()).refused())
        .isEqualTo(Answer.Refused.SAID_ALREADY);
  }

  @Test
  void anAnswerHasItsTextsOrAReasonAndNotBoth() {
    String hash = QUESTION.hash().hex();
    assertThat(run("answer", "--question", hash)).isEqualTo(2);
    assertThat(run("answer", "--question", hash, "--wording-ko", "x")).isEqualTo(2);
    assertThat(run("answer", "--question", hash, "--refuse", "because")).isEqualTo(2);
    assertThat(run("answer", "--question", "abc", "--refuse", "said-already")).isEqualTo(2);
    assertThat(
            run(
                "answer",
                "--question",
                hash,
                "--refuse",
                "said-already",
                "--wording-ko",
                "x",
                "--answer-ko",
                "y"))
        .isEqualTo(2);
    assertThat(received).noneMatch(one -> one.line().endsWith("/answers"));
  }
}
