package org.opengeps.app.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorities as the process of their own that they are. */
class AuthoritiesProcessTest {
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstderr.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private static String error(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void itSaysWhereItAnswersAndEndsWithItsParent() throws Exception {
    Process parent = new ProcessBuilder("cat").start();
    started.add(parent);
    Process authorities =
        start("--home", folder.toString(), "--port", "0", "--parent", Long.toString(parent.pid()));
    String ready = new BufferedReader(authorities.inputReader(StandardCharsets.UTF_8)).readLine();
    assertThat(ready).matches("ready http://127\\.0\\.0\\.1:[0-9]+");

    AuthorityClient client = AuthorityClient.at(ready.substring(6), folder);
    assertThat(client.root("seorak").getSubjectX500Principal().getName()).contains("Seorak");
    parent.destroyForcibly();
    assertThat(authorities.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aBusyPortIsAPlainSentence() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Process process =
          start("--home", folder.toString(), "--port", Integer.toString(busy.getLocalPort()));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(error(process))
          .startsWith("the authorities cannot start: ")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void missingArgumentsAreAPlainSentence() throws Exception {
    Process process = start("--home", folder.toString());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(error(process)).startsWith("usage: ");
  }
}
