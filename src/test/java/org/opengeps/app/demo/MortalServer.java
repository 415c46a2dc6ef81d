package org.opengeps.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.Officer;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.testing.ServeProcess;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/**
 * A server with a database of its own that a test can kill and start again, with a tender, its
 * committee and its bidders.
 */
abstract class MortalServer {
  private static final Duration START = Duration.ofMinutes(4);
  static final int BIDS = 3;
  static final Clock CLOCK = Clock.systemUTC();
  private final Path target = Path.of(System.getProperty("opengeps.it.war")).getParent();
  private Path home;
  private EmbeddedDatabase database;
  private ChildProcess server;
  private Bidders bidders;
  Engine engine;

  /**
   * @param folder of its data, emptied before each test
   */
  MortalServer(String folder) {
    home = target.resolve(folder);
  }

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

  void serve() {
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
    try {
      server.awaitLine("OpenGePS runs on", START);
    } catch (IllegalStateException e) {
      // the next test empties the folder
      throw new IllegalStateException(e.getMessage() + "\n" + complaints(), e);
    }
  }

  /** Where its files are. */
  Path home() {
    return home;
  }

  /** Ends it in order. */
  void stop() {
    server.close();
  }

  /**
   * The next start is over other files and another database; the one before is ended.
   *
   * @param restored a data folder
   */
  void moveTo(Path restored, EmbeddedDatabase elsewhere) {
    database.close();
    home = restored;
    database = elsewhere;
  }

  private String complaints() {
    try (Stream<String> lines = Files.lines(home.resolve("log/server.log"))) {
      return lines
          .filter(line -> line.contains("[WARNING]") || line.contains("[SEVERE]"))
          .collect(Collectors.joining("\n"));
    } catch (IOException none) {
      return "no log of the server: " + none;
    }
  }

  /** As kill -9 does: no shutdown hook runs. */
  void kill() {
    ServeProcess.kill(ProcessHandle.of(server.pid()).orElseThrow());
  }

  /** Stops the witness beside the server, or lets it go on. */
  void witness(String signal) throws Exception {
    ProcessHandle witness =
        ProcessHandle.of(server.pid())
            .orElseThrow()
            .descendants()
            .filter(one -> one.info().commandLine().orElse("").contains("app.witness"))
            .findFirst()
            .orElseThrow();
    String pid = Long.toString(witness.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
  }

  /**
   * A tender with a committee of three and three bids, closing in a moment.
   *
   * @param open how long bids are received
   */
  String tenderWithBids(Duration open) throws IOException {
    Installation installation = installation();
    DocumentSigner officer = Cast.OFFICER.signer(installation, CLOCK);
    List<DemoPerson> agencyPeople = new ArrayList<>(List.of(Cast.OFFICER, Cast.APPROVER));
    agencyPeople.addAll(Cast.MEMBERS);
    new Administrator(engine, installation, Cast.ADMINISTRATOR, CLOCK).admit(agencyPeople);
    bidders = new Bidders(home, engine, installation, CLOCK);
    List<Bidders.Firm> firms = bidders.register(Cast.bidders().subList(0, BIDS));
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
            Purchase.works(new LocalText("서버 장애 시험", "A killed server"), "sandbox"),
            open,
            ceremony);
    bidders.bid(read(tender), firms);
    return tender;
  }

  /**
   * One more firm registers, reads the tender as it stands now, and bids.
   *
   * @param firm from 0
   */
  void bidOnceMore(String tender, int firm) {
    bidders.bid(
        read(tender), bidders.register(Cast.bidders().subList(BIDS + firm, BIDS + firm + 1)));
  }

  private CheckedTender read(String tender) {
    return TenderReader.read(engine, home.resolve("trust/trust.json"), tender, "0");
  }

  private void everyMember(Function<Officer, Verdict<String>> act) throws IOException {
    for (int i = 0; i < Cast.MEMBERS.size(); i++) {
      DemoFailure.orThrow(act.apply(member(i)), "member " + i);
    }
  }

  void open(String tender, int member) throws IOException {
    String ref = opening(tender).string("tender");
    DemoFailure.orThrow(member(member).open(TenderRef.parse(ref), Slot.ONLY_PRICE), "opening");
  }

  private Officer member(int index) throws IOException {
    DemoPerson person = Cast.MEMBERS.get(index);
    Path key = home.resolve("demo/committee/" + person.file() + "-committee-1.p12");
    return new Officer(
        engine,
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

  JsonObject opening(String tender) {
    return DemoFailure.orThrow(
            engine.getJson("/api/v1/tenders/" + tender + "/opening"), "looking at the opening")
        .objects("openings")
        .get(0);
  }

  void await(String tender, String stage) {
    Patience.until(
        "the opening of " + tender + " is " + stage,
        Duration.ofMinutes(3),
        () ->
            engine.getJson("/api/v1/tenders/" + tender + "/opening")
                    instanceof Verdict.Accepted<JsonObject> answer
                && answer.value().objects("openings").stream()
                    .anyMatch(view -> view.string("stage").equals(stage)));
  }

  int count(String tender, String kind) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), user(), password());
        var statement =
            connection.prepareStatement(
                "SELECT (SELECT COUNT(*) FROM ledger_entry WHERE subject LIKE ? AND kind = ?)"
                    + " + (SELECT COUNT(*) FROM ledger_queue WHERE subject LIKE ? AND kind = ?)")) {
      statement.setString(1, tender + "-%");
      statement.setString(2, kind);
      statement.setString(3, tender + "-%");
      statement.setString(4, kind);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** What the independent verifier has against the bundle; empty if it is verified. */
  Optional<String> verified(String tender) {
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

  /** What an auditor reads who checks the whole log. */
  String fsck() throws IOException {
    Path file = Files.write(home.resolve("auditors-trust.json"), trust().json().canonical());
    StringWriter said = new StringWriter();
    org.opengeps.cli.Main.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(
            "ledger",
            "fsck",
            engine.base().resolve("/ledger").toString(),
            "--trust",
            file.toString());
    return said.toString();
  }

  String url() {
    return database.access().url();
  }

  DatabaseAccess.Login application() {
    return database.access().application();
  }

  String user() {
    return database.access().owner().user();
  }

  String password() {
    return database.access().owner().password();
  }
}
