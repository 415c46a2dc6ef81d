package org.opengeps.app.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.process.ServiceProcess;
import org.opengeps.cli.Surroundings;
import org.opengeps.client.http.Engine;

/**
 * Runs the practice beside an engine: {@code Main --home DIR --server URL --authorities URL --bank
 * URL --parent PID}. Prints a line {@code step <seconds> <what>} for every step, {@code ready
 * <tender>} when a tender is open, or {@code failed <sentence>}; then stays, because the committee
 * works as its children, and prints {@code alarm <sentence>} when one of them ended and was started
 * again. Ends with its parent.
 */
public final class Main {
  /** Begins a line about a member's program that ended by itself. */
  public static final String ALARM = "alarm ";

  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Surroundings.settle(args);
    Map<String, String> options = ServiceProcess.options(args);
    Path home = Path.of(options.get("--home"));
    Engine engine = new Engine(URI.create(options.get("--server")));
    Installation installation =
        new Installation(
            home, AuthorityClient.at(options.get("--authorities"), home.resolve("authorities")));
    Files.createDirectories(home.resolve("demo"));
    Clock clock = Clock.systemUTC();
    BankDesk bank =
        new BankDesk(URI.create(options.get("--bank")), home.resolve("bank").resolve("token"));
    Committee committee = new Committee(home, engine, installation, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll));
    ServiceProcess.endWith(options.get("--parent"));
    try {
      System.out.println(
          "ready " + new Practice(home, engine, installation, committee, bank, clock).play());
    } catch (RuntimeException e) {
      System.out.println("failed " + e.getMessage());
    }
    new CountDownLatch(1).await();
  }
}
