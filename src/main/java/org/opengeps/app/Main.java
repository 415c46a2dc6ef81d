package org.opengeps.app;

import org.opengeps.app.bench.BenchCommand;
import org.opengeps.cli.Surroundings;
import picocli.CommandLine;

/**
 * Entry of opengeps.jar: the commands of {@link org.opengeps.cli.Main}, and those of the operator.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Surroundings.settle(arguments);
    System.exit(commandLine().execute(arguments));
  }

  /** With all commands, as the tests of what documents say read it, too. */
  public static CommandLine commandLine() {
    return org.opengeps.cli.Main.commandLine()
        .addSubcommand(new BackupCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new ServeCommand());
  }
}
