package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.verify.VerifierMain;
import org.opengeps.client.committee.OpenLargeTender;

/**
 * A tender with many bids goes through processes of bounded memory. Of full size: {@code mvn -Pfast
 * test -Dtest=LargeTenderTest -Dopengeps.bids=2000 -Dopengeps.heap=512m} (or 10000).
 */
class LargeTenderTest {
  private static final int BIDS = Integer.getInteger("opengeps.bids", 300);
  private static final String HEAP = System.getProperty("opengeps.heap", "64m");
  @TempDir static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    BundleScene scene = BundleScene.withMoreBids(BIDS);
    Files.write(folder.resolve("bundle.zip"), scene.zip());
    Files.write(folder.resolve("trust.json"), scene.trust().json().canonical());
  }

  @Test
  void isVerifiedInBoundedMemory() throws Exception {
    String said =
        run(
            VerifierMain.class,
            "--trust",
            folder.resolve("trust.json").toString(),
            folder.resolve("bundle.zip").toString());
    assertThat(said).endsWith("VERIFIED\n").contains((BIDS + 4) + " receptions");
  }

  @Test
  void isOpenedByAMembersProgramInBoundedMemory() throws Exception {
    String said = run(OpenLargeTender.class, folder.resolve("bundle.zip").toString());
    // D and every bid but the one that was sent twice
    assertThat(said).isEqualTo("public " + (BIDS + 4) + ", confidential " + (BIDS + 3) + "\n");
  }

  /** Runs a program in a process of its own, with little memory; returns what it says. */
  private static String run(Class<?> program, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
