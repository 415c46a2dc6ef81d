package org.opengeps.app.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;

/** The witness over HTTP, as any log would use it. */
class WitnessTest {
  private static final String ORIGIN = "log.test";
  private static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");
  private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Kind.LOG, new SecureRandom());
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path home;
  private WitnessServer server;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(home.resolve("logs"), log.key() + "\n");
    server = WitnessServer.start(home, 0, Clock.fixed(AT, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MerkleTree tree(int size, String flavour) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add((flavour + i).getBytes(StandardCharsets.UTF_8));
    }
    return MerkleTree.ofValues(leaves);
  }

  private HttpResponse<String> add(NoteSigner signer, long old, MerkleTree tree) throws Exception {
    return add(
        signer,
        old,
        tree,
        old <= tree.size() ? ConsistencyProof.of(tree, old, tree.size()).path() : List.of());
  }

  private HttpResponse<String> add(NoteSigner signer, long old, MerkleTree tree, List<Sha256> proof)
      throws Exception {
    StringBuilder body = new StringBuilder("old " + old + "\n");
    proof.forEach(
        hash -> body.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
    body.append('\n')
        .append(
            SignedNote.sign(
                new Checkpoint(signer.key().name(), tree.size(), tree.root()).text(), signer));
    return post(body.toString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.url() + "/add-checkpoint"));
    return http.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whatExtendsTheLogIsCosignedWithTheWitnessClock() throws Exception {
    var answer = add(log, 0, tree(3, "leaf"));
    assertThat(answer.statusCode()).isEqualTo(200);
    var line = NoteSignature.parse(answer.body().stripTrailing());
    var text = new Checkpoint(ORIGIN, 3, tree(3, "leaf").root()).text();
    assertThat(server.witness().key().verifies(text, line)).isTrue();
    assertThat(line.cosignedAt()).contains(AT);
    assertThat(add(log, 3, tree(9, "leaf")).statusCode()).isEqualTo(200);
    assertThat(get("/vkey").body().strip()).isEqualTo(server.witness().key().toString());
  }

  @Test
  void theIdenticalHeadIsCosignedAgainAndAnotherOfTheSameSizeIsNot() throws Exception {
    add(log, 0, tree(3, "leaf"));
    assertThat(add(log, 3, tree(3, "leaf")).statusCode()).isEqualTo(200);
    assertThat(add(log, 3, tree(3, "fork")).statusCode()).isEqualTo(409);
  }

  @Test
  void aLogThatWasRolledBackHearsTheSizeThatTheWitnessKnows() throws Exception {
    add(log, 0, tree(9, "leaf"));
    var answer = add(log, 3, tree(5, "leaf"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("9\n");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(add(log, 5, tree(3, "leaf")).statusCode()).isEqualTo(400);
  }

  @Test
  void aForkIsRefusedAndNotRemembered() throws Exception {
    add(log, 0, tree(3, "leaf"));
    assertThat(add(log, 3, tree(9, "fork")).statusCode()).isEqualTo(422);
    assertThat(add(log, 3, tree(9, "leaf"), List.of()).statusCode()).isEqualTo(422);
    assertThat(add(log, 3, tree(9, "leaf")).statusCode()).isEqualTo(200);
  }

  @Test
  void strangersAndFalseSignaturesAreRefused() throws Exception {
    var stranger = NoteSigner.generate("other.test", NoteKey.Kind.LOG, new SecureRandom());
    assertThat(add(stranger, 0, tree(1, "leaf")).statusCode()).isEqualTo(404);
    var impostor = NoteSigner.generate(ORIGIN, NoteKey.Kind.LOG, new SecureRandom());
    assertThat(add(impostor, 0, tree(1, "leaf")).statusCode()).isEqualTo(403);
    assertThat(post("nonsense").statusCode()).isEqualTo(400);
    assertThat(post("old 01\n\nnonsense\n").statusCode()).isEqualTo(400);
  }

  @Test
  void keyAndHeadsSurviveARestart() throws Exception {
    add(log, 0, tree(3, "leaf"));
    var key = server.witness().key();
    server.close();
    server = WitnessServer.start(home, 0, Clock.fixed(AT, ZoneOffset.UTC));
    assertThat(server.witness().key()).isEqualTo(key);
    assertThat(add(log, 0, tree(3, "fork")).statusCode()).isEqualTo(409);
    var head = get("/" + Sha256.ofText(ORIGIN).hex() + "/checkpoint");
    assertThat(Checkpoint.parse(SignedNote.parse(head.body()).text()).size()).isEqualTo(3);
    assertThat(SignedNote.parse(head.body()).isSignedBy(key)).isTrue();
  }
}
