package org.opengeps.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.process.JavaCommand;

/**
 * The processes beside the engine that the practice needs: authorities, witness and bank. The
 * engine knows their addresses only.
 */
final class Neighbours implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Path home;
  private final Neighbour authorities;
  private final Neighbour witness;
  private final Neighbour bank;

  /** One of them: its folder, its log and its package have its name. */
  private static final class Neighbour {
    private final String name;
    private final Path home;
    private volatile ChildProcess process;

    Neighbour(String name, Path home) {
      this.name = name;
      this.home = home;
      process = started(0);
    }

    private ChildProcess started(int port) {
      List<String> arguments =
          List.of(
              "--home",
              home.resolve(name).toString(),
              "--port",
              Integer.toString(port),
              "--parent",
              String.valueOf(ProcessHandle.current().pid()));
      return ChildProcess.start(
          name,
          home.resolve("log"),
          JavaCommand.of("org.opengeps.app." + name + ".Main", arguments));
    }

    /** To be watched; it comes back where it was, since the engine knows it there. */
    Watch.Part part() {
      int port = URI.create(url()).getPort();
      return new Watch.Part(
          name,
          () -> process.isAlive(),
          () -> process.lastWords(),
          () -> {
            process = started(port);
            url();
          },
          StartFailure.Reason.AUTHORITIES);
    }

    String url() {
      try {
        return process.awaitLine("ready ", PATIENCE);
      } catch (IllegalStateException e) {
        throw new StartFailure(StartFailure.Reason.AUTHORITIES, "The " + e.getMessage(), e);
      }
    }
  }

  private Neighbours(Path home) {
    this.home = home;
    authorities = new Neighbour("authorities", home);
    witness = new Neighbour("witness", home);
    bank = new Neighbour("bank", home);
  }

  static Neighbours start(Path home) {
    return new Neighbours(home);
  }

  /** All as parts to be watched. */
  List<Watch.Part> parts() {
    return List.of(authorities.part(), witness.part(), bank.part());
  }

  /** Where the authorities answer, once they do. */
  String authoritiesUrl() {
    return authorities.url();
  }

  /** Where the practice bank answers, once it does. */
  String bankUrl() {
    return bank.url();
  }

  /** The installation that knows all of them, once they answer. */
  EngineSetup setup() {
    return new EngineSetup(
        home, URI.create(authorities.url()), URI.create(witness.url()), URI.create(bank.url()));
  }

  @Override
  public void close() {
    bank.process.close();
    witness.process.close();
    authorities.process.close();
  }
}
