package org.opengeps.app.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Payara Micro with the WAR, in this process. The classes of opengeps.jar and those of the WAR have
 * the same names; {@code WEB-INF/glassfish-web.xml} makes the WAR prefer its own.
 */
public final class PayaraServer implements AutoCloseable {
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
    Path log = home.resolve("log").resolve("server.log");
    try {
      // logs its own failure and returns; whether it runs is asked below
      PayaraMicro.main(options(program, home, port, log));
    } catch (IOException e) {
      throw new ServerFailure("The files of the server could not be written: " + e, e);
    }
    try {
      if (!PayaraMicro.getInstance().getRuntime().getDeployedApplicationNames().isEmpty()) {
        return new PayaraServer();
      }
    } catch (IllegalStateException e) {
      throw new ServerFailure("The server did not start; see " + log + ".", e);
    }
    throw new ServerFailure("The application could not be deployed; see " + log + ".", null);
  }

  private static String[] options(Path program, Path home, int port, Path log) throws IOException {
    Path runtime = Files.createDirectories(home.resolve("runtime"));
    Files.createDirectories(log.getParent());
    ServerFiles.writePreboot(runtime.resolve("preboot.txt"));
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
