package org.opengeps.cli.bid;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.Main;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.pki.Trust;

/** What the commands of a bidder say to files that are missing, foreign or changed. */
class BidCommandTest {
  /** Nobody listens there: whoever gets as far as connecting says so. */
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Path sealed;
  private String server = NOBODY;

  @BeforeEach
  void sealABid() throws IOException {
    TenderScene scene = new TenderScene();
    SealedSubmission bid = scene.bid(1, 1_560_000_000, List.of(3, 11));
    sealed = folder.resolve("bid.sealed");
    new SealedBidFile(
            TenderScene.REF,
            bid.statement().submission(),
            bid.statementDer(),
            bid.envelopeDers(),
            Optional.empty())
        .write(sealed);
    NoteSigner log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, new FixedRandom("log"));
    Trust trust =
        new Trust(
            "log.test",
            log.key().toString(),
            List.of(),
            Set.of(scene.platformAuthority.root()),
            Set.of(scene.signing.root()),
            Set.of(),
            Set.of());
    Files.write(folder.resolve("trust.json"), trust.json().canonical());
  }

  private int bid(String command, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("bid", command, file.toString(), "--server", server, "--wait", "0"));
    arguments.addAll(List.of(more));
    if (more.length == 0) {
      arguments.addAll(List.of("--trust", folder.resolve("trust.json").toString()));
    }
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void aWholeBidGoesAsFarAsTheEngine() {
    for (String command : List.of("submit", "status")) {
      assertThat(bid(command, sealed)).isEqualTo(1);
      assertThat(out.toString()).contains("Nobody answers at " + NOBODY);
    }
  }

  @Test
  void nobodyCancelsABidByASlip() {
    String trust = folder.resolve("trust.json").toString();
    assertThat(bid("cancel", sealed)).isEqualTo(2);
    assertThat(out.toString()).contains("Give --person");
    assertThat(bid("cancel", sealed, "--trust", trust, "--person", "me.p12")).isEqualTo(3);
    assertThat(out.toString())
        .contains("cannot bid again in this tender")
        .doesNotContain("Nobody answers");
    for (String way : List.of("--status", "--yes")) {
      assertThat(bid("cancel", sealed, "--trust", trust, "--person", "me.p12", way)).isEqualTo(1);
      assertThat(out.toString()).contains("Nobody answers at " + NOBODY);
    }
  }

  @Test
  void nobodyWaivesTheContractByASlip() {
    String trust = folder.resolve("trust.json").toString();
    assertThat(bid("waive", sealed)).isEqualTo(2);
    assertThat(bid("waive", sealed, "--trust", trust, "--person", "me.p12")).isEqualTo(3);
    assertThat(out.toString())
        .contains("A waiver cannot be taken back")
        .doesNotContain("Nobody answers");
    assertThat(bid("waive", sealed, "--trust", trust, "--person", "me.p12", "--yes")).isEqualTo(1);
    assertThat(out.toString()).contains("Nobody answers at " + NOBODY);
  }

  @Test
  void whoCancelsABidWhoseReceiptIsNotThereYetIsToldToComeAgain() throws IOException {
    HttpServer engine = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] body = "{\"state\":\"recorded\"}".getBytes(StandardCharsets.UTF_8);
    engine.createContext(
        "/api/v1/receipts/",
        exchange -> {
          exchange.sendResponseHeaders(202, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    engine.start();
    server = "http://127.0.0.1:" + engine.getAddress().getPort();
    try {
      String trust = folder.resolve("trust.json").toString();
      assertThat(bid("cancel", sealed, "--trust", trust, "--person", "me.p12", "--yes"))
          .isEqualTo(1);
      assertThat(out.toString()).contains("receipt-late");
    } finally {
      engine.stop(0);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(bid("submit", folder.resolve("none.sealed"))).isEqualTo(1);
    assertThat(out.toString()).contains("There is no file").contains("none.sealed");
  }

  @Test
  void aForeignFileIsNoSealedBid() throws IOException {
    Path foreign = Files.writeString(folder.resolve("x.sealed"), "hello");
    assertThat(bid("status", foreign)).isEqualTo(1);
    assertThat(out.toString()).contains("x.sealed").contains("'bid seal' makes one");
  }

  @Test
  void aChangedBidIsNotSent() {
    SealedBidFile good = SealedBidFile.read(sealed);
    byte[] envelope = good.envelopes().get("price").clone();
    envelope[envelope.length - 1] ^= 1;
    byte[] statement = good.statement().clone();
    statement[statement.length - 1] ^= 1;
    List<SealedBidFile> bad =
        List.of(
            new SealedBidFile(
                good.tender(),
                good.submission(),
                good.statement(),
                Map.of("price", envelope),
                good.manifest()),
            new SealedBidFile(
                good.tender(), good.submission(), statement, good.envelopes(), good.manifest()));
    for (SealedBidFile one : bad) {
      one.write(sealed);
      assertThat(bid("submit", sealed)).isEqualTo(1);
      assertThat(out.toString()).contains("sealed-bid-changed").doesNotContain("Nobody answers");
    }
  }

  @Test
  void aTrustFileThatIsMissingOrForeignIsWrongUsage() throws IOException {
    Path foreign = Files.writeString(folder.resolve("y.json"), "{}");
    assertThat(bid("submit", sealed, "--trust", foreign.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("y.json is no trust file");
    assertThat(bid("status", sealed, "--trust", folder.resolve("z.json").toString())).isEqualTo(2);
    assertThat(out.toString()).contains("There is no trust file").contains("z.json");
  }
}
