package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.pki.Trust;

/** What a bidder's program signs when it waives: on the ranking that the platform signed alone. */
class BidWaiverTest {
  private static final UUID CANDIDATE = new UUID(4, 1);
  private static final UUID OUT = new UUID(4, 2);
  private final TenderScene scene = new TenderScene();
  private final Ranking ranking =
      new Ranking(
          TenderScene.REF,
          Slot.ONLY_PRICE,
          Sha256.ofText("개찰조서"),
          Won.KRW,
          List.of(
              new Ranking.Bid(CANDIDATE, Won.of(1_650_000_000), null, 1, null),
              new Ranking.Bid(OUT, Won.of(1_400_000_000), null, null, "below-limit")),
          List.of());

  private Verdict<Waiver> prepare(TestAuthority.Identity signer, String lot, UUID submission)
      throws IOException {
    byte[] answer =
        JsonObject.builder()
            .putBytes("signedRanking", signer.signer().sign(ranking.toJson(), TenderScene.OPENS))
            .build()
            .canonical();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/tenders/" + TenderScene.REF.number() + "/award",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      return new BidWaiver(new Engine(address), trust())
          .prepare(TenderScene.REF.number(), lot, submission);
    } finally {
      server.stop(0);
    }
  }

  private Trust trust() {
    return new Trust(
        "example.org/opengeps",
        "",
        List.of(),
        Set.of(scene.platformAuthority.root()),
        Set.of(),
        Set.of(scene.signing.root()),
        Set.of());
  }

  private String code(TestAuthority.Identity signer, String lot, UUID submission)
      throws IOException {
    return prepare(signer, lot, submission).refused().map(Refusal::code).orElse("");
  }

  @Test
  void itNamesTheRankingThatThePlatformSigned() throws IOException {
    assertThat(prepare(scene.platform, "0", CANDIDATE).orThrow())
        .isEqualTo(new Waiver(TenderScene.REF, "0", ranking.toJson().hash(), CANDIDATE));
  }

  @Test
  void aRankingOfSomebodyElseOrAboutAnotherLotIsNotSignedFor() throws IOException {
    assertThat(code(scene.officer, "0", CANDIDATE)).isEqualTo("ranking-signature");
    assertThat(code(scene.platform, "2", CANDIDATE)).isEqualTo("ranking-differs");
  }

  @Test
  void whoIsNoCandidateHasNothingToWaive() throws IOException {
    assertThat(code(scene.platform, "0", OUT)).isEqualTo("not-a-candidate");
  }
}
