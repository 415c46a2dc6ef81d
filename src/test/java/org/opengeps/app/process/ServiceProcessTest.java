package org.opengeps.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceProcessTest {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  /** The Java of the test and all that this machine has besides. */
  static List<Path> javas() throws Exception {
    Stream<Path> others = Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : Stream.empty();
    try (others) {
      return Stream.concat(
              Stream.of(Path.of(System.getProperty("java.home")).toRealPath()),
              others.filter(home -> Files.exists(home.resolve("release"))).sorted())
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .distinct()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aServiceEndsWithItsParentAndTakesItsChildrenWithItAlsoOnTwoCores(
      Path java, @TempDir Path folder) throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    Process service =
        new ProcessBuilder(
                java.toString(),
                "-XX:ActiveProcessorCount=2",
                "-cp",
                System.getProperty("java.class.path"),
                EndingService.class.getName(),
                folder.toString(),
                Long.toString(parent.pid()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = said.readLine();
      assertThat(ready).startsWith("ready ");
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(ready.substring("ready ".length()))).orElseThrow();
      parent.destroyForcibly();
      assertThat(service.waitFor(15, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(child.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
      service.destroyForcibly();
    }
  }
}
