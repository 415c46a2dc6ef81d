package org.opengeps.app.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Payara Micro with the WAR, in this process. The classes of opengeps.jar and those of the WAR have
 * the same names; {@code WEB-INF/payara-web.xml} makes the WAR prefer its own.
 */
public final class PayaraServer implements AutoCloseable {
  /** How the server starts its parts: beside each other, unless this says otherwise. */
  private static final String START_THREADS = "org.glassfish.startupThreadPolicy";

  /** Its port is opened a moment after the server says that it runs. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private PayaraServer() {}

  /**
   * Boots and deploys; returns when the application answers.
   *
   * @param program the folder with opengeps.war and lib/
   * @param home the data folder; log and runtime below it are used
   * @throws ServerFailure if it does not come up
   */
  public static PayaraServer start(
      Path program, Path home, int port, Map<String, String> properties) {
    properties.forEach(System::setProperty);
    System.setProperty("java.awt.headless", "true");
    // with its four threads the start of the server now and then waits for itself for ever
    System.setProperty(START_THREADS, "USE_NO_THREADS");
    Path log = home.resolve("log").resolve("server.log");
    try {
      forgetDeployment(home.resolve("runtime/payara"));
      // logs its own failure and returns; whether it runs is asked below
      PayaraMicro.main(options(program, home, port, log));
    } catch (IOException e) {
      throw new ServerFailure("The files of the server could not be written: " + e, e);
    }
    Optional<String> objection =
        FirstAnswer.objection(URI.create("http://127.0.0.1:" + port + "/api/v1/time"), PATIENCE);
    if (objection.isPresent()) {
      throw new ServerFailure(
          "The application did not start (" + objection.get() + "); see " + log + ".", null);
    }
    return new PayaraServer();
  }

  /**
   * What an earlier start unpacked would be taken for the present WAR; after kill -9 the domain's
   * configuration still names it, too. All of it is made anew.
   */
  private static void forgetDeployment(Path payara) throws IOException {
    for (String remains : List.of("applications", "generated", "config/domain.xml")) {
      Path folder = payara.resolve(remains);
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private static String[] options(Path program, Path home, int port, Path log) throws IOException {
    Path runtime = Files.createDirectories(home.resolve("runtime"));
    Files.createDirectories(log.getParent());
    ServerFiles.writePreboot(runtime.resolve("preboot.txt"), Platform.running());
    ServerFiles.writeOpening(runtime.resolve("preboot.txt"), runtime.resolve("postdeploy.txt"));
    ServerFiles.writeLogging(runtime.resolve("logging.properties"), log);
    return new String[] {
      "--deploy",
      program.resolve("opengeps.war").toString(),
      "--contextroot",
      "/",
      "--port",
      String.valueOf(port),
      "--nohazelcast",
      "--disablephonehome",
      "--prebootcommandfile",
      runtime.resolve("preboot.txt").toString(),
      "--postdeploycommandfile",
      runtime.resolve("postdeploy.txt").toString(),
      "--logproperties",
      runtime.resolve("logging.properties").toString(),
      "--unpackdir",
      runtime.resolve("payara").toString()
    };
  }

  /** Undeploys and stops; Payara's own shutdown hook may have been faster. */
  @Override
  public void close() {
    try {
      PayaraMicro.getInstance().shutdown();
    } catch (BootstrapException e) {
      throw new ServerFailure("The server did not stop: " + e.getMessage(), e);
    } catch (IllegalStateException alreadyStopped) {
      return;
    }
  }

  /** The server did not come up or go down; the message is a sentence. */
  public static class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerFailure(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
