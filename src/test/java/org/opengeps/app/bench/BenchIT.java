package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.ServeProcess;

/** Every benchmark in miniature, as an operator calls it, so that none rots. */
class BenchIT {
  private static final int MINUTES = 8;

  @Test
  void allBenchmarksOfOneInstallationMeasureAndLoseNothing() throws Exception {
    Path home = ServeProcess.emptyHome("it-bench");
    Process bench =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m",
                    "-jar",
                    ServeProcess.jar().toString(),
                    "bench",
                    "all",
                    "--miniature",
                    "--java=-Xmx768m",
                    "--java=-XX:+UseSerialGC",
                    "--java=-XX:TieredStopAtLevel=1",
                    "--home",
                    home.resolve("data").toString(),
                    "--out",
                    home.resolve("figures").toString()))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("bench.out").toFile())
            .start();
    boolean ended = bench.waitFor(MINUTES, TimeUnit.MINUTES);
    bench.destroy();
    String said = Files.readString(home.resolve("bench.out"), StandardCharsets.UTF_8);
    assertThat(ended).as(said).isTrue();
    assertThat(bench.exitValue()).as(said).isZero();
    for (String one : List.of("submissions", "opening", "pages", "audit", "growth")) {
      JsonObject figures =
          JsonObject.parse(Files.readAllBytes(home.resolve("figures").resolve(one + ".json")));
      assertThat(figures.bool("holds")).as(one).isTrue();
      assertThat(figures.objects("figures")).as(one).isNotEmpty();
    }
    assertThat(said).contains("MariaDB innodb_flush_log_at_trx_commit", "A1 ", "B1 ", "C1 ", "D4 ");
  }
}
