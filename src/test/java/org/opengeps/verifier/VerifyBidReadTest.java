package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.verify.VerifierMain;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.Slot;
import picocli.CommandLine;

/** A firm proves, without anybody's help, that its bid was read and when. */
class VerifyBidReadTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
  private static final BidRead READ =
      new BidRead(
          new TenderRef("R26BK00000001", "000"),
          new Slot("0", "technical"),
          UUID.fromString("11111111-1111-4111-8111-111111111111"),
          Optional.of(Sha256.ofText("설계도면.pdf")),
          "Z990001",
          List.of(BidRead.Role.EVALUATOR),
          BidRead.commit(FixedRandom.hash("salt"), "22222222", "박심사"),
          BidRead.Purpose.TECHNICAL_EVALUATION,
          AT,
          AT.plusSeconds(3600));
  @TempDir private Path folder;

  private static BidReadProof proof(String kind, Instant batchAt) {
    SceneLog log = new SceneLog("");
    log.batch(kind, List.of(READ.toJson().canonical()), batchAt);
    log.publish();
    Receipt like = log.receipt(null, new byte[0]);
    return new BidReadProof(
        READ.toJson().canonical(),
        like.leaf(),
        like.batch(),
        like.inclusion(),
        like.checkpoint(),
        like.timestamp());
  }

  private static Report verify(JsonObject proof) throws UnreadableException {
    return VerifyBidRead.verify(proof.canonical(), Optional.of(SCENE.trust()));
  }

  @Test
  void aReadThatStandsInTheLogIsToldInASentence() throws Exception {
    Report report = verify(proof("bid-read", AT.plusSeconds(1)).toJson());
    assertThat(report.findings()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed().toString())
        .contains("technical", "Z990001 (evaluator; technical-evaluation)", AT.toString());
    assertThat(VerifyBidRead.verify(proof("bid-read", AT).toJson().canonical(), Optional.empty()))
        .extracting(Report::exitCode)
        .isEqualTo(Report.NOT_ANCHORED);
  }

  @Test
  void whatIsChangedOrOfAnotherKindOrOlderThanItsReadIsRefuted() throws Exception {
    JsonObject good = proof("bid-read", AT.plusSeconds(1)).toJson();
    BidReadProof other = BidReadProof.from(good);
    JsonObject later =
        READ.toJson().toBuilder().replace("until", "2026-11-23T04:00:00.000Z").build();
    var changed =
        new BidReadProof(
            later.canonical(),
            other.leaf(),
            other.batch(),
            other.inclusion(),
            other.checkpoint(),
            other.timestamp());
    assertThat(verify(changed.toJson()).exitCode()).isEqualTo(Report.REFUTED);
    assertThat(verify(proof("reception", AT.plusSeconds(1)).toJson()).findings().toString())
        .contains("leaf");
    assertThat(verify(proof("bid-read", AT.minusSeconds(1)).toJson()).findings().toString())
        .contains("order");
    assertThat(
            verify(good.toBuilder().replace("inclusion", List.of(Sha256.ofText("x"))).build())
                .exitCode())
        .isEqualTo(Report.REFUTED);
    assertThatThrownBy(() -> verify(good.toBuilder().remove("leaf").build()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("not the proof of a read");
  }

  @Test
  void theCommandTakesItLikeAReceipt() throws IOException {
    Path trust = folder.resolve("trust.json");
    Path file = folder.resolve("read.json");
    Files.write(trust, SCENE.trust().json().canonical());
    Files.write(file, proof("bid-read", AT.plusSeconds(1)).toJson().canonical());
    CommandLine command = VerifierMain.command();
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out, true));
    int code =
        command.execute(
            VerifierMain.withoutWord(new String[] {"--trust", trust.toString(), file.toString()}));
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains("to one person of agency Z990001");
  }
}
