package org.opengeps.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The stand-alone verifier as it is handed out: one jar, and nothing beside it. */
class VerifierJarIT {
  private static final String JAR =
      Path.of(System.getProperty("opengeps.it.war"))
          .resolveSibling("opengeps-verifier.jar")
          .toString();

  @Test
  void theJarRunsAlone() throws Exception {
    assertThat(said("--help")).contains("--trust");
  }

  @Test
  void theJarEvaluatesAloneToTheSameBytes() throws Exception {
    String folder = "src/test/resources/evaluation/";
    assertThat(said("evaluate", folder + "screening-input.json"))
        .isEqualTo(Files.readString(Path.of(folder, "screening-result.json")));
    assertThat(said("evaluate", "--schema", "output")).contains("opengeps/evaluation/1");
  }

  private static String said(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Words of the server's contexts lie in the jar for their values; the verifier touches those. */
  @Test
  void noClassThatTheVerifierNeedsIsLeftOut() {
    StringWriter answer = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    jdeps.run(
        new PrintWriter(answer),
        new PrintWriter(answer),
        "--multi-release",
        "17",
        "--missing-deps",
        JAR);
    List<String> missing =
        answer
            .toString()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("org.opengeps.") && line.endsWith("not found"))
            .filter(line -> line.split("->")[1].strip().startsWith("org.opengeps."))
            .filter(
                line ->
                    line.matches("org\\.opengeps\\.(kernel|protocol|law|method|verifier|cli)\\..*"))
            .toList();
    assertThat(missing).isEmpty();
  }
}
