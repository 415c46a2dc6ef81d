package org.opengeps.app;

import java.net.URI;
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
  private final Path home;
  private volatile ChildProcess authorities;
  private volatile ChildProcess witness;

  private Neighbours(Path home) {
    this.home = home;
    authorities = start("authorities", home, 0);
    witness = start("witness", home, 0);
  }

  static Neighbours start(Path home) {
    return new Neighbours(home);
  }

  private static ChildProcess start(String name, Path home, int port) {
    Path folder = home.resolve(name);
    List<String> arguments =
        List.of(
            "--home",
            folder.toString(),
            "--port",
            Integer.toString(port),
            "--parent",
            String.valueOf(ProcessHandle.current().pid()));
    return ChildProcess.start(
        name, home.resolve("log"), JavaCommand.of("org.opengeps.app." + name + ".Main", arguments));
  }

  /**
   * Both as parts to be watched; they come back where they were, since the engine knows them there.
   */
  List<Watch.Part> parts() {
    int authoritiesPort = URI.create(authoritiesUrl()).getPort();
    int witnessPort = URI.create(witnessUrl()).getPort();
    return List.of(
        new Watch.Part(
            "authorities",
            () -> authorities.isAlive(),
            () -> authorities.lastWords(),
            () -> {
              authorities = start("authorities", home, authoritiesPort);
              url(authorities);
            },
            StartFailure.Reason.AUTHORITIES),
        new Watch.Part(
            "witness",
            () -> witness.isAlive(),
            () -> witness.lastWords(),
            () -> {
              witness = start("witness", home, witnessPort);
              url(witness);
            },
            StartFailure.Reason.AUTHORITIES));
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
