package org.opengeps.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceProcessTest {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private static final Pattern FIT = Pattern.compile("JAVA_VERSION=\"(1[7-9]|[2-9][0-9])\\b");

  private static boolean isFit(Path home) {
    Path release = home.resolve("release");
    try {
      return Files.exists(release) && FIT.matcher(Files.readString(release)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java of the test and all from 17 on that this machine has besides. */
  static List<Path> javas() throws Exception {
    Stream<Path> others = Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : Stream.empty();
    try (others) {
      return Stream.concat(
              Stream.of(Path.of(System.getProperty("java.home")).toRealPath()),
              others.filter(ServiceProcessTest::isFit).sorted())
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
