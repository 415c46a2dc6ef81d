package org.opengeps.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.cli.Main;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;
import org.opengeps.testing.TestServer;

/** The log as a stranger reads it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LedgerOverHttpIT {
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<byte[]> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(TestServer.baseUrl() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private Checkpoint checkpoint() throws Exception {
    return Checkpoint.parse(SignedNote.parse(get("/ledger/checkpoint").body()).text());
  }

  @Test
  void fsckOfTheRunningServerIsInOrder() {
    var out = new StringWriter();
    var command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    String trust = TestServer.folder().resolve("trust/trust.json").toString();
    assertThat(
            command.execute("ledger", "fsck", TestServer.baseUrl() + "/ledger", "--trust", trust))
        .as(out.toString())
        .isZero();
  }

  @Test
  void tilesMayBeKeptForEverAndTheCheckpointNotAtAll() throws Exception {
    assertThat(get("/ledger/checkpoint").headers().firstValue("Cache-Control"))
        .contains("no-cache");
    long size = checkpoint().size();
    if (size > 0) {
      var tile = get("/ledger/" + TilePath.holding(0, size - 1, size));
      assertThat(tile.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(tile.headers().firstValue("Content-Type")).contains("application/octet-stream");
      var proof =
          LogProof.parse(
              new String(
                  get("/ledger/proof/" + (size - 1)).body(),
                  java.nio.charset.StandardCharsets.UTF_8));
      var bundle =
          Tiles.entries(
              get("/ledger/" + TilePath.holding(TilePath.ENTRIES, size - 1, size)).body());
      assertThat(proof.includes(bundle.get(bundle.size() - 1))).isTrue();
    }
  }

  @Test
  void whatIsNotPublishedIsNotFound() throws Exception {
    for (String path :
        new String[] {
          "tile/0/999",
          "tile/7/000",
          "tile/0/0",
          "proof/999999999",
          "tile/entries/999.p/1",
          "nothing",
          ""
        }) {
      assertThat(get("/ledger/" + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void readinessTellsTheStateOfTheLog() throws Exception {
    assertThat(new String(get("/health/ready").body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("ledger", "published");
  }
}
