package org.opengeps.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.process.JavaCommand;

/**
 * The processes beside the engine that the practice needs: authorities and witness. The engine
 * knows their addresses only.
 */
final class Neighbours implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final ChildProcess authorities;
  private final ChildProcess witness;

  private Neighbours(Path home) {
    authorities = start("authorities", home);
    witness = start("witness", home);
  }

  static Neighbours start(Path home) {
    return new Neighbours(home);
  }

  private static ChildProcess start(String name, Path home) {
    Path folder = home.resolve(name);
    List<String> arguments =
        List.of(
            "--home",
            folder.toString(),
            "--port",
            "0",
            "--parent",
            String.valueOf(ProcessHandle.current().pid()));
    return ChildProcess.start(
        name, home.resolve("log"), JavaCommand.of("org.opengeps.app." + name + ".Main", arguments));
  }

  /** Where the authorities answer, once they do. */
  String authoritiesUrl() {
    return url(authorities);
  }

  /** Where the witness answers, once it does. */
  String witnessUrl() {
    return url(witness);
  }

  private static String url(ChildProcess process) {
    try {
      return process.awaitLine("ready ", PATIENCE);
    } catch (IllegalStateException e) {
      throw new StartFailure(StartFailure.Reason.AUTHORITIES, "The " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    witness.close();
    authorities.close();
  }
}
