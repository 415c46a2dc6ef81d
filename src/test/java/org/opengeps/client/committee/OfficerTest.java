package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.message.Share;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** A member confirms a ceremony whose dealers were honest, or were not. */
class OfficerTest {
  private static final int MEMBER = 3;
  private static final TestAuthority AUTHORITY = new TestAuthority("CA");
  private static final CommitteeScene SCENE =
      new CommitteeScene(
          AUTHORITY, AUTHORITY.person("officer", CommitteeScene.AGENCY), 2, MEMBER, 1);
  private final List<Round2> sent = new ArrayList<>();
  private List<byte[]> round1 = SCENE.round1;
  private HttpServer server;
  @TempDir private Path device;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/api/v1/committee/ceremonies/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anHonestTranscriptIsAccepted() {
    assertThat(confirm().refused()).isEmpty();
    assertThat(sent).extracting(Round2::verdict).containsExactly(Round2.Word.ACCEPT);
  }

  @Test
  void whoeverGetsAWrongShareComplainsAndIsToldWhatThatMeans() {
    round1 = new ArrayList<>(SCENE.round1);
    round1.set(1, wrongly(SignedDocument.read(SCENE.round1.get(1))));
    assertThat(confirm().refused().map(Refusal::code)).contains("complained");
    assertThat(sent).extracting(Round2::verdict).containsExactly(Round2.Word.COMPLAINT);
  }

  private Verdict<String> confirm() {
    NoteSigner log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, new FixedRandom("log"));
    Trust trust =
        new Trust(
            "log.test",
            log.key().toString(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(AUTHORITY.root()),
            Set.of());
    return new Officer(
            new Engine(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            SCENE.people.get(MEMBER - 1).signer(),
            SCENE.privateKeys.get(MEMBER - 1),
            trust,
            device.resolve("key.p12"),
            Clock.fixed(CommitteeScene.AT, ZoneOffset.UTC))
        .confirm(SCENE.statement.ceremony());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = new byte[0];
    if (exchange.getRequestMethod().equals("POST")) {
      SignedDocument message = SignedDocument.read(exchange.getRequestBody().readAllBytes());
      sent.add(Round2.from(message.json()));
    } else {
      body =
          JsonObject.builder()
              .putBytes("statement", SCENE.signedStatement)
              .put("round1", IntStream.rangeClosed(1, MEMBER).mapToObj(this::dealt).toList())
              .build()
              .canonical();
    }
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private JsonObject dealt(int member) {
    return JsonObject.builder()
        .put("member", member)
        .putBytes("message", round1.get(member - 1))
        .build();
  }

  /** Dealer 2's message with a share for the member that lies on no polynomial of his. */
  private static byte[] wrongly(SignedDocument honest) {
    Round1 round = Round1.from(honest.json());
    Round1.DealtKey key = round.key(1);
    Share share =
        new Share(SCENE.statement.ceremony(), SCENE.statement.hash(), 1, 2, MEMBER, Scalar.of(42));
    List<byte[]> shares = new ArrayList<>(key.shares());
    shares.set(
        MEMBER - 1,
        Envelope.seal(
            share.toJson().canonical(),
            Recipient.ofKey(Point.base(SCENE.privateKeys.get(MEMBER - 1))),
            Scalar.random(new FixedRandom("e")),
            null,
            new FixedRandom("s")));
    Round1 changed =
        new Round1(
            round.ceremony(),
            round.ceremonyHash(),
            2,
            List.of(new Round1.DealtKey(1, key.commitments(), key.possession(), shares)));
    return SCENE.people.get(1).signer().sign(changed.toJson(), CommitteeScene.AT);
  }
}
