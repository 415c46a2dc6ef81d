package org.opengeps.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a service manager, a terminal and kill -9 see of a process that has put another in its
 * place.
 */
class OtherJavaTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;

  /** The started process and what the other one says. */
  private record Running(Process starter, BufferedReader said, ProcessHandle other)
      implements AutoCloseable {
    String line() throws IOException {
      return said.readLine();
    }

    boolean hasEnded() throws Exception {
      return starter.waitFor(15, TimeUnit.SECONDS)
          && other.onExit().get(15, TimeUnit.SECONDS) != null;
    }

    @Override
    public void close() {
      other.destroyForcibly();
      starter.destroyForcibly();
    }
  }

  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Successor.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("classes"))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("successor.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private Running start(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            JAVA.toString(),
            "-Dprobe=시험",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName(),
            JAVA.toString(),
            jar().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("JAVA_TOOL_OPTIONS", tool);
    Process starter = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle other = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    return new Running(starter, said, other);
  }

  @Test
  void optionsArgumentsOutputAndExitCodeGoThrough() throws Exception {
    try (Running running = start("", "7", "위판장")) {
      assertThat(running.line()).isEqualTo("시험 7 위판장");
      assertThat(running.hasEnded()).isTrue();
      assertThat(running.starter().exitValue()).isEqualTo(7);
    }
  }

  @Test
  void anOptionOfTheEnvironmentReachesTheOtherOneOnce() throws Exception {
    try (Running running = start("-Dof.environment=1", "wait")) {
      List<String> given = List.of(running.other().info().arguments().orElseThrow());
      assertThat(given).contains("-Dprobe=시험").doesNotContain("-Dof.environment=1");
    }
  }

  @Test
  void whoIsAskedToEndEndsTheOtherOneInOrderFirst() throws Exception {
    try (Running running = start("", "wait")) {
      running.line();
      running.starter().toHandle().destroy();
      assertThat(running.line()).isEqualTo("in order");
      assertThat(running.hasEnded()).isTrue();
      assertThat(running.starter().exitValue()).isEqualTo(143);
    }
  }

  @Test
  void whoIsKilledTakesTheOtherOneAlong() throws Exception {
    try (Running running = start("", "wait")) {
      running.line();
      running.starter().toHandle().destroyForcibly();
      assertThat(running.hasEnded()).isTrue();
      assertThat(running.line()).as("no end in order").isNull();
    }
  }

  @Test
  void aJavaThatCannotBeStartedIsASentence() {
    assertThatThrownBy(
            () -> OtherJava.run(folder.resolve("없는-java"), folder.resolve("x.jar"), List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("없는-java cannot be started");
  }
}
