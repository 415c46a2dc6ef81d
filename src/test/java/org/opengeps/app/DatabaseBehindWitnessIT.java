package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.app.authorities.Profile;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;

/**
 * The server as it is delivered, in a process of its own, over a database that somebody has set
 * back to an earlier state.
 */
class DatabaseBehindWitnessIT {
  private static final Duration START = Duration.ofMinutes(4);
  private final Path target = Path.of(System.getProperty("opengeps.it.war")).getParent();
  private final Path home = target.resolve("it-rollback");
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void begin() throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> all = Files.walk(home)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
  }

  @Test
  void theServerStartsReadOnlyAndSignsNothing() throws Exception {
    try (EmbeddedDatabase database = database()) {
      Migrations.run(database.access());
      new LogTables(database.access()).queue("first", "second", "third");
    }
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> published() >= 3);
      assertThat(get("/health/ready").body()).contains("WORKING");
      assertThat(register("1234567890").statusCode()).isEqualTo(201);
      waitUntil(() -> published() >= 4);
    }
    long size;
    try (EmbeddedDatabase database = database()) {
      size = new LogTables(database.access()).size();
      new LogTables(database.access()).setBack(size - 1);
      new LogTables(database.access()).queue("after the rollback");
    }
    List<Path> heads;
    try (Stream<Path> files = Files.list(home.resolve("witness/heads"))) {
      heads = files.toList();
    }
    assertThat(heads).hasSize(1);
    String witnessed = Files.readString(heads.get(0));
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> get("/health/ready").body().contains("READ_ONLY"));
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(get("/health/ready").body()).contains("an old backup was restored");
      HttpResponse<String> refused = register("9876543210");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.body()).contains("log-read-only", "signature");
      HttpResponse<String> receipt = get("/api/v1/receipts/" + UUID.randomUUID());
      assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(503);
      assertThat(receipt.body()).contains("log-read-only", "A receipt that you hold stays valid");
      assertThat(receipt.headers().firstValue("Retry-After")).isPresent();
      assertThat(published()).isLessThan(size);
      assertThat(Files.readString(heads.get(0)))
          .as("what the witness was asked to cosign")
          .isEqualTo(witnessed);
    }
    try (EmbeddedDatabase database = database()) {
      assertThat(new LogTables(database.access()).size())
          .as("nothing was appended")
          .isEqualTo(size - 1);
    }
  }

  @Test
  void besideAWitnessThatForgotEverythingTheServerSignsNothing() throws Exception {
    try (EmbeddedDatabase database = database()) {
      Migrations.run(database.access());
      new LogTables(database.access()).queue("first", "second", "third");
    }
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> published() >= 3);
    }
    Path heads = home.resolve("witness/heads");
    try (Stream<Path> files = Files.list(heads)) {
      for (Path head : files.toList()) {
        Files.delete(head);
      }
    }
    try (EmbeddedDatabase database = database()) {
      new LogTables(database.access()).queue("a second history");
    }
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> get("/health/ready").body().contains("READ_ONLY"));
      assertThat(get("/health/ready").body()).contains("the witness knows nothing of this log");
      assertThat(heads).as("what the witness was asked to cosign").isEmptyDirectory();
    }
  }

  @Test
  void aBrokenSubtreeIsComputedAgainAndTheLogGoesOn() throws Exception {
    try (EmbeddedDatabase database = database()) {
      Migrations.run(database.access());
      new LogTables(database.access()).queue("first", "second", "third");
    }
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> published() >= 3);
    }
    long size;
    try (EmbeddedDatabase database = database()) {
      LogTables log = new LogTables(database.access());
      size = log.size();
      log.breakNode(1, 0);
      log.queue("after the disk broke");
    }
    try (ChildProcess server = serve()) {
      server.awaitLine("OpenGePS runs on", START);
      waitUntil(() -> published() > size);
      assertThat(get("/health/ready").body()).contains("WORKING");
      assertThat(Files.readString(home.resolve("log/server.log")))
          .contains("the stored hash of subtree 0 at level 1 of the log had changed");
    }
  }

  private EmbeddedDatabase database() {
    return EmbeddedDatabase.start(home);
  }

  private ChildProcess serve() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = target.resolve("opengeps.jar").toString();
    return ChildProcess.start(
        "serve",
        home.resolve("log"),
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx768m",
            "-jar",
            jar,
            "serve",
            "--no-demo",
            "--home",
            home.toString(),
            "--port",
            Integer.toString(port)));
  }

  private HttpResponse<String> get(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the server does not answer " + path, e);
    }
  }

  /** A supplier registers: something that must be logged. */
  private HttpResponse<String> register(String businessNumber) throws Exception {
    String ready =
        Files.readAllLines(home.resolve("log/authorities.log")).stream()
            .filter(line -> line.startsWith("ready "))
            .findFirst()
            .orElseThrow();
    var authorities = AuthorityClient.at(ready.substring(6), home.resolve("authorities"));
    Credential credential =
        authorities.request(
            "seorak", Profile.PERSON, KeyKind.P_256, Names.ofPerson("성림건설", "홍길동", businessNumber));
    var registration =
        new Registration(
            "supplier",
            businessNumber,
            new LocalText("성림건설", "Seongnim Construction"),
            List.of("0002"),
            List.of("48"),
            new Registration.Registrant("홍길동", "hong@firm.example", List.of("SUPPLIER_BIDDER")));
    List<X509Certificate> withoutRoot =
        credential.chain().subList(0, credential.chain().size() - 1);
    byte[] cms =
        new DocumentSigner(credential.key(), withoutRoot)
            .sign(registration.toJson().canonical(), Clock.systemUTC().instant());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/registrations"))
            .header("Content-Type", "application/pkcs7-mime")
            .POST(HttpRequest.BodyPublishers.ofByteArray(cms))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private long published() {
    HttpResponse<String> answer = get("/ledger/checkpoint");
    return answer.statusCode() == 200
        ? Checkpoint.parse(SignedNote.parse(answer.body()).text()).size()
        : -1;
  }

  private static void waitUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
