package org.opengeps.cli;

import java.net.URI;
import org.opengeps.client.http.Engine;
import picocli.CommandLine.Option;

/** Where the engine is. */
public class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:OPENGEPS_SERVER:-http://127.0.0.1:8080}",
      description = "Address of the engine (default: ${DEFAULT-VALUE}; or OPENGEPS_SERVER).")
  private URI server;

  protected URI address() {
    return server;
  }

  public Engine server() {
    return new Engine(server);
  }
}
