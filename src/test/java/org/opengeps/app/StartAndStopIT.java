package org.opengeps.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.testing.ServeProcess;

/** The server as an operator starts and ends it. */
class StartAndStopIT {
  private static final Map<String, String> USUAL = Map.of();

  @Test
  void endedInTheMiddleOfItsFirstStartItLeavesNoProcessAndTheNextStartGoesOn() throws Exception {
    Path home = ServeProcess.emptyHome("it-stop");
    int port = ServeProcess.freePort();
    for (String moment : List.of("database", "keys and trust file", "server")) {
      try (ServeProcess first = serve(home, port)) {
        first.awaitOutput(moment + " ...");
        assertThat(first.terminate()).as(moment).isEqualTo(143);
        assertThat(first.output()).doesNotContain("Exception");
        assertThat(processesOf(home)).as(moment).isEmpty();
      }
    }
    Map<String, String> crowded = new HashMap<>(USUAL);
    crowded.put("OPENGEPS_DISK_RESERVE_MEGABYTES", "999999999");
    try (ServeProcess second =
        ServeProcess.start(ServeProcess.jar(), home, port, crowded, "--no-demo")) {
      second.awaitOutput("OpenGePS runs on");
      withoutRoomOnTheDiskItShowsEverythingAndTakesNothing(second);
      assertThat(second.terminate()).isEqualTo(143);
      assertThat(second.output()).contains("Ending", "Ended; the data stays in " + home);
      assertThat(processesOf(home)).isEmpty();
    }
  }

  @Test
  void afterKillMinusNineTheNextStartHasEverythingAndItsLogSaysNothingAlarming() throws Exception {
    Path home = ServeProcess.emptyHome("it-kill9");
    int port = ServeProcess.freePort();
    long before;
    try (ServeProcess first = serve(home, port)) {
      first.awaitOutput("OpenGePS runs on");
      before = size(first);
      assertThat(home.resolve("keys/custody.p12")).isRegularFile();
      assertThat(home.resolve("keys/confidential.p12")).isRegularFile();
      first.kill();
    }
    try (ServeProcess second = serve(home, port)) {
      second.awaitOutput("OpenGePS runs on");
      assertThat(size(second)).isGreaterThanOrEqualTo(before);
      assertThat(second.get("/tenders").statusCode()).isEqualTo(200);
      second.terminate();
    }
    assertThat(processesOf(home)).isEmpty();
    try (var lines = Files.lines(home.resolve("log/server.log"))) {
      assertThat(lines.filter(line -> line.contains("[SEVERE]") || line.contains("[WARNING]")))
          .isEmpty();
    }
  }

  @Test
  void whatPreventsAStartIsASentenceWithAnExitCode() throws Exception {
    Path home = ServeProcess.emptyHome("it-refused");
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      refused(serve(home, busy.getLocalPort()), 3, "Port " + busy.getLocalPort() + " is used");
    }
    try (DataFolder locked = DataFolder.lock(home)) {
      refused(serve(home, ServeProcess.freePort()), 4, "is used by another running server");
      assertThat(locked.path()).isEqualTo(home.toAbsolutePath());
    }
    Path alone = Files.createDirectories(home.resolve("alone")).resolve("opengeps.jar");
    Files.copy(ServeProcess.jar(), alone);
    Path lib = Files.createDirectories(alone.resolveSibling("lib"));
    try (var libraries = Files.list(ServeProcess.jar().resolveSibling("lib"))) {
      for (Path library : libraries.toList()) {
        Files.createSymbolicLink(lib.resolve(library.getFileName()), library);
      }
    }
    refused(
        ServeProcess.start(alone, home, ServeProcess.freePort(), USUAL, "--no-demo"),
        7,
        "opengeps.war is missing");
    refused(
        ServeProcess.start(
            ServeProcess.jar(),
            home,
            ServeProcess.freePort(),
            Map.of("OPENGEPS_DB_URL", "jdbc:mariadb://127.0.0.1:1/opengeps"),
            "--no-demo"),
        5,
        "opengeps.db.user is not");
    for (String slip :
        List.of("tenders.example", "https://tenders.example/path", "HTTPS://x:443")) {
      refused(
          ServeProcess.start(
              ServeProcess.jar(),
              home,
              ServeProcess.freePort(),
              Map.of("OPENGEPS_BASE_URL", slip),
              "--no-demo"),
          2,
          "OPENGEPS_BASE_URL must be");
    }
    Path law = Files.createDirectories(home.resolve("law"));
    String missing =
        "{\"type\":\"opengeps/rule-index/3\",\"calendars\":[\"한글날.json\"],\"ruleSets\":[]}";
    Files.writeString(law.resolve("index.json"), missing);
    refused(
        ServeProcess.start(
            ServeProcess.jar(),
            home,
            ServeProcess.freePort(),
            Map.of("OPENGEPS_RULES_FOLDER", law.toString()),
            "--no-demo"),
        2,
        "한글날.json");
  }

  @Test
  void aKeyFileThatIsNonePreventsTheStartAndIsNamedInTheLog() throws Exception {
    Path home = ServeProcess.emptyHome("it-no-key");
    Path key = Files.createDirectories(home.resolve("keys")).resolve("confidential.p12");
    Files.writeString(key, "no key file");
    try (ServeProcess server = serve(home, ServeProcess.freePort())) {
      assertThat(server.exitCode()).as(server.output()).isEqualTo(8);
    }
    assertThat(home.resolve("log/server.log"))
        .content()
        .contains("the key store cannot be read", "keys/confidential.p12");
    assertThat(processesOf(home)).isEmpty();
  }

  private static void refused(ServeProcess process, int code, String sentence) throws Exception {
    try (process) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      assertThat(process.output()).contains(sentence).doesNotContain("\tat ");
    }
  }

  private static void withoutRoomOnTheDiskItShowsEverythingAndTakesNothing(ServeProcess server)
      throws Exception {
    assertThat(server.get("/tenders").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = server.post("/api/v1/registrations", "application/pkcs7-mime");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(JsonObject.parse(refused.body().getBytes(UTF_8)).string("code"))
        .isEqualTo("disk-full");
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
  }

  private static ServeProcess serve(Path home, int port) throws IOException {
    return ServeProcess.start(ServeProcess.jar(), home, port, USUAL, "--no-demo");
  }

  private static long size(ServeProcess server) throws Exception {
    var answer = server.get("/ledger/checkpoint");
    return answer.statusCode() == 200
        ? Checkpoint.parse(SignedNote.parse(answer.body()).text()).size()
        : 0;
  }

  /** Every process that was started with something of the data folder. */
  private static List<String> processesOf(Path home) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(home.toString()))
        .toList();
  }
}
