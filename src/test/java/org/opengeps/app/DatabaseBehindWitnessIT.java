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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
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
      queue(database.access(), "first", "second", "third");
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
      size = size(database.access());
      setBack(database.access(), size - 1);
      queue(database.access(), "after the rollback");
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
      assertThat(published()).isLessThan(size);
      assertThat(Files.readString(heads.get(0)))
          .as("what the witness was asked to cosign")
          .isEqualTo(witnessed);
    }
    try (EmbeddedDatabase database = database()) {
      assertThat(size(database.access())).as("nothing was appended").isEqualTo(size - 1);
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

  private static void queue(DatabaseAccess database, String... subjects) throws SQLException {
    String insert =
        "INSERT INTO ledger_queue (position, secret, kind, subject, entry) VALUES (NEXTVAL(ledger_queue_position), FALSE, 'test', ?, ?)";
    try (Connection connection = owner(database);
        PreparedStatement statement = connection.prepareStatement(insert)) {
      for (String subject : subjects) {
        var entry =
            new LedgerEntry(
                "test",
                subject,
                Instant.EPOCH,
                Sha256.ofText(subject),
                JsonObject.builder().build());
        statement.setString(1, subject);
        statement.setBytes(2, entry.canonical());
        statement.executeUpdate();
      }
    }
  }

  private static long size(DatabaseAccess database) throws SQLException {
    try (Connection connection = owner(database);
        var rows = connection.createStatement().executeQuery("SELECT size FROM ledger_head")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * What the restore of an older backup does to the tables of the log. The database's owner can;
   * the application's user cannot.
   */
  private static void setBack(DatabaseAccess database, long size) throws SQLException {
    try (Connection connection = owner(database);
        var statement = connection.createStatement()) {
      for (String table : List.of("entry", "node", "checkpoint")) {
        statement.execute("DROP TRIGGER ledger_" + table + "_kept");
      }
      statement.execute("DROP TRIGGER ledger_head_forward");
      statement.execute("DELETE FROM ledger_entry WHERE position >= " + size);
      statement.execute("DELETE FROM ledger_node WHERE (position + 1) << level > " + size);
      statement.execute("DELETE FROM ledger_checkpoint WHERE size > " + size);
      statement.execute("UPDATE ledger_head SET size = " + size);
    }
  }

  private static Connection owner(DatabaseAccess database) throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.owner().user(), database.owner().password());
  }
}
