package org.opengeps.cli.bid;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.opengeps.cli.ServerOptions;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.pki.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the engine is, and what is believed without it. */
class EngineOptions extends ServerOptions {
  /** Exit code of everything that was refused or failed. */
  static final int REFUSED = 1;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long to wait for an engine that is just starting (default: ${DEFAULT-VALUE}).")
  private int wait;

  @Option(
      names = "--trust",
      required = true,
      paramLabel = "FILE",
      description = "Trust file of the agency; compare its hash with the printed one.")
  private Path trust;

  Engine engine() {
    return new Engine(
        address(), Duration.ofSeconds(Math.max(0, wait)), spec.commandLine().getErr()::println);
  }

  Trust trust() throws IOException {
    try {
      return Trust.read(Files.readAllBytes(trust));
    } catch (NoSuchFileException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no trust file " + trust + "; ask the agency for it.", e);
    } catch (JsonFormatException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), trust + " is no trust file: " + e.getMessage() + ".", e);
    }
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Says why not, on standard error. */
  int refuse(Refusal refusal) {
    spec.commandLine().getErr().println(refusal.code() + ": " + refusal.detail());
    return REFUSED;
  }
}
