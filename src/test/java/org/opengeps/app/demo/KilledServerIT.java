package org.opengeps.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.client.committee.CommitteeServer;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.Officer;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** A server that is killed in the middle of an opening, at the two worst moments. */
class KilledServerIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Clock CLOCK = Clock.systemUTC();
  private final Path target = Path.of(System.getProperty("opengeps.it.war")).getParent();
  private final Path home = target.resolve("it-killed");
  private EmbeddedDatabase database;
  private ChildProcess server;
  private Engine engine;

  @BeforeEach
  void begin() throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> all = Files.walk(home)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    database = EmbeddedDatabase.start(home.resolve("external"));
    try (ServerSocket probe = new ServerSocket(0)) {
      engine = new Engine(URI.create("http://127.0.0.1:" + probe.getLocalPort()));
    }
  }

  @AfterEach
  void end() {
    server.close();
    database.close();
  }

  @Test
  void killedAfterTheGateKeyAndBeforeTheRecordItMakesOneOpeningWithTheSameResult()
      throws Exception {
    serve();
    String tender = tenderWithBids();
    await(tender, "opening");
    JsonObject before = opening(tender);
    assertThat(before.objects("partials")).as("between gate key and first partial").isEmpty();
    kill();
    serve();
    assertThat(opening(tender).string("closeHash")).isEqualTo(before.string("closeHash"));

    try (Connection hold = DriverManager.getConnection(url(), user(), password())) {
      hold.setAutoCommit(false);
      // Whoever finishes an opening renews its claim first: held here, it cannot finish.
      hold.createStatement()
          .executeQuery(
              "SELECT epoch FROM opening_claim WHERE tender = '" + tender + "' FOR UPDATE");
      open(tender, 0);
      open(tender, 2);
      assertThat(opening(tender).string("stage")).as("all partials in").isEqualTo("opening");
      kill();
      hold.rollback();
    }
    serve();
    await(tender, "opened");

    assertThat(count(tender, "gate-key-published")).isEqualTo(1);
    assertThat(count(tender, "tender-opened")).isEqualTo(1);
    Patience.until(
        "the record stands in the published log",
        Duration.ofSeconds(60),
        () -> verified(tender).isEmpty());
  }

  private void serve() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-Dopengeps.db.url=" + url(),
                "-Dopengeps.db.user=" + database.access().application().user(),
                "-Dopengeps.db.password=" + database.access().application().password(),
                "-Dopengeps.db.owner.user=" + user(),
                "-Dopengeps.db.owner.password=" + password()));
    command.addAll(List.of("-jar", target.resolve("opengeps.jar").toString(), "serve"));
    command.addAll(List.of("--no-demo", "--home", home.toString()));
    command.addAll(List.of("--port", Integer.toString(engine.base().getPort())));
    server = ChildProcess.start("serve", home.resolve("log"), command);
    server.awaitLine("OpenGePS runs on", START);
  }

  /** As kill -9 does: no shutdown hook runs. */
  private void kill() {
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().join();
  }

  /** A tender with a committee of three and three bids, closing in a moment. */
  private String tenderWithBids() throws IOException {
    Installation installation = installation();
    DocumentSigner officer = Cast.OFFICER.signer(installation, CLOCK);
    List<DemoPerson> agencyPeople = new ArrayList<>(List.of(Cast.OFFICER, Cast.APPROVER));
    agencyPeople.addAll(Cast.MEMBERS);
    new Administrator(engine, installation, Cast.ADMINISTRATOR, CLOCK).admit(agencyPeople);
    Bidders bidders = new Bidders(home, engine, installation, CLOCK);
    List<Bidders.Firm> firms = bidders.register(Cast.bidders().subList(0, 3));
    UUID ceremony;
    try (Committee committee = new Committee(home, engine, installation, CLOCK)) {
      ceremony = committee.callCeremony(officer);
      everyMember(member -> member.contribute(ceremony));
      everyMember(member -> member.confirm(ceremony));
      everyMember(member -> member.rehearse(ceremony));
      committee.awaitReady(ceremony);
    }
    Agency agency = new Agency(engine, officer, Cast.APPROVER.signer(installation, CLOCK), CLOCK);
    String tender =
        agency.publish(
            new LocalText("서버 장애 시험", "A killed server"),
            "sandbox",
            Duration.ofSeconds(40),
            ceremony);
    bidders.bid(TenderReader.read(engine, home.resolve("trust/trust.json"), tender), firms);
    return tender;
  }

  private void everyMember(Function<Officer, Verdict<String>> act) throws IOException {
    for (int i = 0; i < Cast.MEMBERS.size(); i++) {
      DemoFailure.orThrow(act.apply(member(i)), "member " + i);
    }
  }

  private void open(String tender, int member) throws IOException {
    DemoFailure.orThrow(
        member(member).open(TenderRef.parse(tender + "-000"), Slot.ONLY_PRICE), "opening");
  }

  private Officer member(int index) throws IOException {
    DemoPerson person = Cast.MEMBERS.get(index);
    Path key = home.resolve("demo/committee/" + person.file() + "-committee-1.p12");
    return new Officer(
        new CommitteeServer(engine.base()),
        person.signer(installation(), CLOCK),
        KeyFiles.committee(key, Credential.PRACTICE_PASSWORD.toCharArray()),
        trust(),
        key,
        CLOCK);
  }

  private Installation installation() throws IOException {
    String ready =
        Files.readAllLines(home.resolve("log/authorities.log")).stream()
            .filter(line -> line.startsWith("ready "))
            .findFirst()
            .orElseThrow();
    return new Installation(
        home, AuthorityClient.at(ready.substring(6), home.resolve("authorities")));
  }

  private Trust trust() throws IOException {
    return Trust.read(Files.readAllBytes(home.resolve("trust/trust.json")));
  }

  private JsonObject opening(String tender) {
    return DemoFailure.orThrow(
            engine.getJson("/api/v1/tenders/" + tender + "/opening"), "looking at the opening")
        .objects("openings")
        .get(0);
  }

  private void await(String tender, String stage) {
    Patience.until(
        "the opening of " + tender + " is " + stage,
        Duration.ofMinutes(3),
        () ->
            engine.getJson("/api/v1/tenders/" + tender + "/opening")
                    instanceof Verdict.Accepted<JsonObject> answer
                && answer.value().objects("openings").stream()
                    .anyMatch(view -> view.string("stage").equals(stage)));
  }

  private int count(String tender, String kind) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), user(), password());
        var statement =
            connection.prepareStatement(
                "SELECT (SELECT COUNT(*) FROM ledger_entry WHERE subject = ? AND kind = ?)"
                    + " + (SELECT COUNT(*) FROM ledger_queue WHERE subject = ? AND kind = ?)")) {
      statement.setString(1, tender + "-000");
      statement.setString(2, kind);
      statement.setString(3, tender + "-000");
      statement.setString(4, kind);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** What the independent verifier has against the bundle; empty if it is verified. */
  private Optional<String> verified(String tender) {
    try {
      byte[] bundle =
          java.net.http.HttpClient.newHttpClient()
              .send(
                  java.net.http.HttpRequest.newBuilder(
                          engine.base().resolve("/api/v1/tenders/" + tender + "/bundle"))
                      .build(),
                  java.net.http.HttpResponse.BodyHandlers.ofByteArray())
              .body();
      Report report = VerifyBundle.verify(bundle, Optional.of(trust()));
      return report.exitCode() == 0 ? Optional.empty() : Optional.of(report.toString());
    } catch (IOException | org.opengeps.verifier.UnreadableException e) {
      return Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url() {
    return database.access().url();
  }

  private String user() {
    return database.access().owner().user();
  }

  private String password() {
    return database.access().owner().password();
  }
}
